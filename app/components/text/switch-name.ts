import type { useReader } from './reader';

/** What the settings page calls a switch: one name for it, wherever it is spoken of. */
export const switchName = ({ tOr }: Pick<ReturnType<typeof useReader>, 'tOr'>, setting: string): string =>
  ['download', 'payment', 'kinds'].reduce((name, section) => tOr(`orderSettings.${section}.${setting}.label`, name), setting);
