import { buttonsAt } from './buttons';
import { openPlace, type PosKind } from './place';

/** With a person at the app. */
export async function openStand(kind: PosKind) {
  const place = await openPlace(kind);
  return { ...place, ...buttonsAt(place) };
}

export type Stand = Awaited<ReturnType<typeof openStand>>;
