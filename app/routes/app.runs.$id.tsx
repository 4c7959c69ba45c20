import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { z } from 'zod';
import { DoneToast } from '~/components/layout/done-toast';
import { useFresh } from '~/components/layout/use-fresh';
import { RunScreen } from '~/components/runs/run-screen';
import { ReaderProvider } from '~/components/text/reader';
import { beginRun, cancelRun } from '~/pipeline/bulk-run';
import { presentRun } from '~/presenters/runs';

export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const view = await presentRun(container.stores, installation.id, params.id ?? '', container.clock.now());
  if (!view) throw new Response('Not found', { status: 404 });
  return view;
};

const form = z.object({ intent: z.enum(['begin', 'cancel']), note: z.string().max(500).default('') });

export const action = async ({ request, params, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const read = form.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) throw new Response('Unknown intent', { status: 400 });
  const { intent, note } = read.data;
  const id = params.id ?? '';
  if (intent === 'cancel') return json({ done: (await cancelRun(container, installation.id, id, actor)) ? ('cancelled' as const) : null, refusal: null });
  const outcome = await beginRun(container, installation.id, id, actor, note);
  return outcome.kind === 'begun' ? json({ done: 'begun' as const, refusal: null }) : json({ done: null, refusal: outcome.reason }, { status: 422 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Run() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFresh(view.endedAt === null ? 1_500 : 10_000);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={answer} />
      <RunScreen view={view} refusal={answer?.refusal ?? null} />
    </ReaderProvider>
  );
}
