import type { fieldSettings as en } from '../en/field-settings';

/** Default values of custom fields. */
export const fieldSettings: typeof en = {
  title: 'Champs obligatoires',
  heading: 'Champs obligatoires de votre POS',
  intro: 'Votre POS les exige, et les commandes en ligne n’ont rien à y mettre. Une valeur par défaut accompagne désormais tout ce qui est créé.',
  none: 'Votre POS n’exige aucun champ absent des commandes en ligne.',
  required: 'Obligatoire dans votre POS. Sans valeur, les commandes s’arrêtent ici.',
  optional: 'Pas obligatoire dans votre POS pour le moment.',
  empty: 'Aucune valeur par défaut',
  gone: '{name} (plus dans la liste)',
  group: {
    item: 'Sur les articles',
    customer: 'Sur les clients',
    transaction: 'Sur les ventes',
    line: 'Sur les lignes de vente',
  },
};
