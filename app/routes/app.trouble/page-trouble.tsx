import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { Trouble } from '~/components/layout/trouble';

/** Shopify's library answers some requests by throwing a page of its own, which has to be shown as it is; anything else is ours to explain. */
export function PageTrouble() {
  const error = useRouteError();
  const notFound = isRouteErrorResponse(error) && error.status === 404;
  if (isRouteErrorResponse(error) && !notFound && error.status < 500) return boundary.error(error);
  return <Trouble notFound={notFound} />;
}
