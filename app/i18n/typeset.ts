const noBreak = '\u00a0';

/** French double punctuation and guillemets keep a no-break space; catalogues are written with plain spaces so that they can be read and edited. */
export const typesetFrench = (text: string): string => text.replace(/ (?=[:;!?»%])/g, noBreak).replace(/« /g, `«${noBreak}`);

/** Whole millions are a plural category of their own in French and take "de": 1 000 000 de commandes. */
export const wholeMillions = (other: string): string =>
  other.replace(/\{count\} (?=[a-zà-ÿ])/i, '{count} de ').replace(/\{count\} de (?=[aeiouhàâéèêîôû])/i, '{count} d’');

type Tree = { readonly [key: string]: string | Tree };

/** The French catalogue as it is shown: typeset, and with the plural form for whole millions beside each *other* form. */
export function completeFrench(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, string | Tree][] => {
      if (typeof value !== 'string') return [[key, completeFrench(value)]];
      const text = typesetFrench(value);
      return key.endsWith('_other')
        ? [
            [key, text],
            [`${key.slice(0, -'_other'.length)}_many`, wholeMillions(text)],
          ]
        : [[key, text]];
    }),
  );
}
