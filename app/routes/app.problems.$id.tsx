import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { z } from 'zod';
import { DoneToast } from '~/components/layout/done-toast';
import { useFresh } from '~/components/layout/use-fresh';
import { ProblemScreen } from '~/components/problem/problem-screen';
import { ReaderProvider } from '~/components/text/reader';
import { muteProblem } from '~/pipeline/mute-problem';
import { presentProblem } from '~/presenters/problem';
import { fixGround } from './app.fix/fix-ground';

export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const cursor = new URL(request.url).searchParams.get('cursor') || null;
  const view = await presentProblem(container.stores, installation, { id: params.id ?? '', cursor, now: container.clock.now(), ground: await fixGround(container, installation.id) });
  if (!view) throw new Response('Not found', { status: 404 });
  return { ...view, phone: /\bMobi/.test(request.headers.get('user-agent') ?? '') };
};

const form = z.object({ days: z.enum(['0', '1', '7', '30']).transform((days) => ({ 0: 0, 1: 1, 7: 7, 30: 30 })[days] as 0 | 1 | 7 | 30) });

export const action = async ({ request, params, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const read = form.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) throw new Response('Unknown intent', { status: 400 });
  const done = await muteProblem(container, installation.id, params.id ?? '', read.data.days, actor);
  return json({ done: done ? (read.data.days === 0 ? ('unmuted' as const) : ('muted' as const)) : null }, { status: done ? 200 : 422 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Problem() {
  const view = useLoaderData<typeof loader>();
  // What waits is looked at within seconds, and its progress is watched.
  useFresh(view.state === 'rechecking' ? 2_000 : 10_000);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={useActionData<typeof action>()} />
      <ProblemScreen view={view} />
    </ReaderProvider>
  );
}
