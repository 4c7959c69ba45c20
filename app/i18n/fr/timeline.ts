import type { timeline as en } from '../en/timeline';

export const timeline: typeof en = {
  order: { read: 'Lue dans Shopify, état du {updatedAt}', found: 'Trouvée en comparant avec Shopify', 'not-found': 'Shopify ne transmet plus cette commande' },
  gate: {
    download: 'Vos paramètres la laissent passer',
    skip: 'Exclue : {rule}',
    hold: 'Retenue : {reason}',
    overridden: 'Admise par une personne malgré : {rule}',
  },
  checks: { blocked: 'Arrêtée : {codes}', unknown: 'Une vérification n’a pas pu être faite : {code}' },
  document: {
    frozen: 'Préparée sous le numéro {number}, total {total}',
    thawed: '{number} retiré avant tout envoi',
    amended: '{number} préparé de nouveau avec les données actuelles du POS',
    adopted: '{number} a été inscrite par une installation précédente (ID {posId}) ; elle est reprise',
    revised: '{number} modifié sur place, désormais {total}',
    posted: '{number} est terminé dans le POS (ID {posId}), total {total}',
    open: '{number} est ouvert dans le POS (ID {posId})',
    'left-pending': 'Le POS a laissé {number} en attente : {reason}',
    stopped: '{number} arrêté avant d’être définitif : {ours} dans Shopify, {theirs} dans le POS',
    reconcile: '{number} demande une personne : {reason}',
  },
  step: {
    adopted: 'Trouvé dans le POS au lieu d’être renvoyé : {step} (ID {id})',
    refused: 'Le POS refuse {step} : {message}',
    doubt: '{step} est parti, la réponse n’est pas arrivée',
    again: 'Le POS n’a pas {step} ; envoi répété',
  },
  notice: {
    dropped: 'Le POS a refusé un détail, envoyé sans : {told}',
    others: 'D’autres clients du POS correspondent aussi : {told}',
    default: 'Le POS a refusé le client ({told}) ; le client par défaut le remplace',
    unlinked: 'Le POS ne rattache pas les retours à {told} ; saisi comme retour indépendant',
    'no-product': 'Absents du POS, saisis comme No Product Found : {skus}. Leur stock ne bouge pas',
    tolerance: 'Considérés comme égaux selon votre tolérance : {left} et {right} ({identity})',
    identity: 'Shopify donne {left} à un endroit et {right} à un autre ({identity}) ; la commande suit son registre',
  },
  try: { planned: 'Prochain essai prévu le {at}', 'gave-up': 'Plus d’essai automatique' },
  decision: {
    included: '{by} a choisi de télécharger cette commande',
    'left-out': '{by} a exclu cette commande',
    handled: '{by} l’a marquée comme réglée : {note}',
    undone: '{by} a annulé la décision',
  },
  person: {
    retry: '{by} a demandé de vérifier le POS et de réessayer',
    linked: '{by} a associé {sku} à l’article du POS {item}',
  },
  settings: { released: 'Libérée par la version {version} de vos paramètres' },
  other: 'Événement {code}',
};
