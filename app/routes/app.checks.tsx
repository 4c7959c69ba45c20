import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { ChecksScreen } from '~/components/checks/checks-screen';
import { DoneToast } from '~/components/layout/done-toast';
import { useFresh } from '~/components/layout/use-fresh';
import { ReaderProvider } from '~/components/text/reader';
import { isCheckCode } from '~/domain/checks/check';
import { rerunWork } from '~/pipeline/rerun-work';
import { runChecks } from '~/pipeline/run-checks';
import { presentChecks } from '~/presenters/checks';
import { fixGround } from './app.fix/fix-ground';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentChecks(container.stores, installation, container.clock.now(), await fixGround(container, installation.id));
};

/** All checks, one of them, or one piece of dead work. */
export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const form = await request.formData();
  const [key, check] = [form.get('key'), form.get('check')];
  if (typeof key === 'string') {
    await rerunWork(container, installation.id, key, actor);
    return { done: 'rerun' as const };
  }
  await runChecks(container, installation.id, 'person', typeof check === 'string' && isCheckCode(check) ? check : undefined);
  return { done: 'checked' as const };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Checks() {
  const view = useLoaderData<typeof loader>();
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={useActionData<typeof action>()} />
      <ChecksScreen view={view} />
    </ReaderProvider>
  );
}
