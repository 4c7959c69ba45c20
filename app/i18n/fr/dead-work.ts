import type { deadWork as en } from '../en/dead-work';

/** Work that failed again and again, or was given up. */
export const deadWork: typeof en = {
  heading: 'Tâches qui n’aboutissent pas',
  intro: 'Ces tâches ont échoué plusieurs fois ou ont été abandonnées. Rien n’est perdu : relancez-les une fois la cause réglée.',
  order: 'Commande {order}',
  kind: { order: 'Une commande', checks: 'Vérifications', probe: 'Question posée au POS pour savoir s’il répond', sweep: 'Comparaison avec Shopify', bulk: 'Une exécution sur plusieurs commandes', privacy: 'Demande relative aux données personnelles', housekeeping: 'Entretien des données' },
  since: 'depuis {when}',
  next: 'prochain essai automatique : {time}',
  never: 'plus d’essai automatique',
  rerun: 'Relancer',
  rerunOne: 'Relancer : {work}',
};
