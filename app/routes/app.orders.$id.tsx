import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { useFollowUp } from '~/components/layout/use-fresh';
import { OrderScreen } from '~/components/order/order-screen';
import { ReaderProvider } from '~/components/text/reader';
import { decideByForm } from './app.order/decide-by-form';
import { fixGround } from './app.fix/fix-ground';
import { linksTo } from './app.order/pos-links';
import { readNow } from './app.order/read-now';
import { presentOrder } from '~/presenters/order';

export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const { installation, shop } = await container.admin(request);
  const id = params.id ?? '';
  const [read, linkTo, ground] = await Promise.all([readNow(container, shop, id), linksTo(container, installation.id), fixGround(container, installation.id)]);
  const view = await presentOrder(container.stores, {
    installation,
    id,
    read,
    linkTo,
    ground,
    adminOrigin: container.env.ADMIN_ORIGIN,
    now: container.clock.now(),
  });
  if (!view) throw new Response('Not found', { status: 404 });
  return view;
};

export const action = async ({ request, params, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const answer = await decideByForm(container, `${installation.id}/${params.id ?? ''}`, await request.formData(), actor);
  return json(answer, { status: answer.refusal ? 422 : 200 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Order() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFollowUp(answer);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={answer} />
      <OrderScreen view={view} refusal={answer?.refusal ?? null} />
    </ReaderProvider>
  );
}
