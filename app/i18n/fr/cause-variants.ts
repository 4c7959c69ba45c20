import type { causeVariants as en } from '../en/cause-variants';

/** What closes a difference between two sums, by where its parts can be set right. */
const closings = {
  tolerance: { fix: 'Régler la tolérance', second: 'Voir le calcul' },
  payments: { fix: 'Associer les modes de paiement', second: 'Voir le calcul' },
  tip: { fix: 'Associer les pourboires', second: 'Voir le calcul' },
  products: { fix: 'Vérifier les produits du POS', second: 'Voir le calcul' },
  discount: { fix: 'Voir la remise dans Shopify', second: 'Voir le calcul' },
};

export const causeVariants: typeof en = {
  'S-RULE-OFF': {
    'download-orders': {
      body: 'Le paramètre « Télécharger les commandes » est désactivé : aucune commande ne va dans votre POS. Activez-le, ou téléchargez seulement {order}.',
      reason: 'Téléchargement désactivé',
    },
    'download-fulfilled': {
      body: '{order} est traitée et le paramètre « Télécharger les commandes traitées » est désactivé. Activez-le pour inclure ce genre de commande.',
      reason: 'Commandes traitées désactivées',
    },
    'download-unfulfilled': {
      body: '{order} n’est pas entièrement traitée et le paramètre « Télécharger les commandes non traitées » est désactivé. Activez-le, ou attendez qu’elle soit traitée.',
      reason: 'Commandes non traitées désactivées',
    },
    'download-archived': {
      body: '{order} est archivée et le paramètre « Télécharger les commandes archivées » est désactivé. Activez-le pour inclure ce genre de commande.',
      reason: 'Commandes archivées désactivées',
    },
  },
  'W-NOT-SET-UP': {
    scopes: {
      title: 'Il manque des autorisations de Shopify',
      body: 'Shopify n’a pas accordé {scopes} à cette application. Rouvrez l’application et acceptez les autorisations. Les commandes qui en ont besoin attendent et partiront d’elles-mêmes.',
      fix: 'Voir les étapes',
      reason: 'Autorisation de Shopify manquante',
    },
    shopify: {
      title: 'Shopify doit nous redonner l’accès',
      body: 'Shopify ne laisse plus cette application lire {order}. Ouvrir l’application renouvelle d’habitude l’autorisation ; le prochain essai a lieu à l’heure indiquée.',
      fix: 'Voir les vérifications',
      reason: 'Accès à Shopify requis',
    },
  },
  'E-EMP-ARCHIVED': {
    locked: {
      body: 'Le compte de {employee} est verrouillé dans votre POS, qui refuse donc les commandes à ce nom. Déverrouillez-le ou choisissez un autre employé : les commandes partiront d’elles-mêmes.',
      reason: 'Employé verrouillé',
    },
    'other-shop': {
      body: '{employee} ne peut travailler que dans une autre boutique de votre POS, qui refuse donc les commandes à ce nom. Choisissez un employé de cette boutique : les commandes partiront d’elles-mêmes.',
      reason: 'Employé d’une autre boutique',
    },
    'not-chosen': {
      body: 'Votre POS n’accepte les commandes qu’au nom d’un employé et aucun n’est choisi. Choisissez un employé actif : les commandes partiront d’elles-mêmes.',
      reason: 'Aucun employé choisi',
    },
  },
  'E-CONNECTING-USER': {
    locked: {
      body: '{employee} a connecté votre POS et son compte y est verrouillé. Déverrouillez-le dans votre POS, ou reconnectez avec une personne active.',
      reason: 'Personne connectée verrouillée',
    },
    'other-shop': {
      body: '{employee} a connecté votre POS et ne peut travailler que dans une autre boutique. Reconnectez avec une personne de cette boutique.',
      reason: 'Personne d’une autre boutique',
    },
  },
  'E-STATION': {
    'none-there': {
      title: 'Un emplacement sans caisse ni poste',
      body: 'Des articles partent de {location}, où votre POS n’a ni caisse ni poste actif pour saisir la vente. Ouvrez-en un sur place, ou choisissez un autre emplacement pour ces articles.',
      fix: 'Choisir un emplacement',
      reason: 'Ni caisse ni poste pour {location}',
    },
  },
  'E-REQ-SWITCH': {
    customer: { title: 'Votre POS exige un client pour les ventes', reason: 'Client exigé' },
    'sales-rep': {
      title: 'Votre POS exige un vendeur pour les ventes',
      body: 'Un paramètre de votre POS exige un vendeur et aucun employé n’est affecté aux commandes en ligne. Choisissez-en un, ou désactivez le paramètre dans votre POS.',
      fix: 'Choisir un employé',
      reason: 'Vendeur exigé',
    },
    'price-reason': {
      title: 'Votre POS exige le motif d’un prix modifié',
      body: 'Un paramètre de votre POS exige un motif pour chaque prix modifié et les retours d’articles remisés n’en ont pas. Désactivez-le dans votre POS, puis vérifiez à nouveau.',
      reason: 'Motif de prix exigé',
    },
  },
  'E-SWEEP-STOPPED': {
    unauthorised: {
      title: 'Shopify doit de nouveau nous donner accès',
      body: 'Depuis le {since}, Shopify ne laisse plus cette application lire les commandes. Rouvrir l’application suffit d’ordinaire. La comparaison reprend ensuite là où elle s’est arrêtée.',
      reason: 'Accès à Shopify requis',
    },
    forbidden: {
      title: 'Shopify refuse une autorisation',
      body: 'Depuis le {since}, Shopify refuse à cette application une autorisation nécessaire pour lire les commandes. Rouvrez l’application et acceptez les autorisations. La comparaison reprend ensuite là où elle s’est arrêtée.',
      reason: 'Autorisation Shopify requise',
    },
  },
  'W-PAYMENT': {
    'must-balance': {
      title: 'En attente du reste du paiement',
      body: 'Votre POS n’accepte que des ventes entièrement payées, et {owed} de {order} restent à payer. Elle part d’elle-même dès que Shopify montre le paiement.',
      reason: 'Pas entièrement payée',
    },
    pending: {
      body: 'Le paiement de {order} est encore en attente dans Shopify. Elle part d’elle-même dès que le paiement aboutit.',
      reason: 'Paiement en attente',
    },
    authorized: {
      body: 'Le paiement de {order} est autorisé mais pas encaissé. Encaissez-le dans Shopify : la commande partira d’elle-même.',
      reason: 'Paiement non encaissé',
    },
    'partially-paid': {
      body: '{order} est payée en partie et le paramètre « Télécharger les commandes partiellement payées » est désactivé. Elle part d’elle-même une fois payée en entier.',
      reason: 'Payée en partie',
    },
    'paid-without-transactions': {
      body: 'Shopify dit {order} payée mais n’en montre aucun paiement. Enregistrez le paiement dans Shopify, ou admettez ces commandes dans les paramètres.',
      reason: 'Payée, sans paiement visible',
    },
    'pending-manual': {
      body: '{order} attend un paiement manuel. Marquez-la comme payée dans Shopify : la commande partira d’elle-même.',
      reason: 'Paiement manuel attendu',
    },
    unpaid: {
      body: '{order} n’est pas encore payée, et vos paramètres téléchargent les commandes une fois payées. Elle part d’elle-même dès qu’elle est payée.',
      reason: 'Pas encore payée',
    },
  },
  'E-SKU-UNKNOWN': {
    serialized: {
      title: 'Un article exige un numéro de série',
      body: '{item} répond au SKU {sku} dans votre POS, mais ne s’y vend qu’avec un numéro de série, que Shopify n’a pas. Associez le SKU à un article sans numéro de série, ou saisissez cette vente à la main. Rien n’a été envoyé pour cette commande.',
      reason: 'Numéro de série requis pour {sku}',
    },
  },
  'E-REQ-PRODUCT': {
    archived: {
      body: 'Le produit « {product} » est archivé dans le POS. Rendez-le actif dans votre POS, puis vérifiez à nouveau.',
      reason: '« {product} » archivé',
    },
    renamed: {
      body: 'Le produit « {product} » a été renommé dans le POS. Rendez-lui ce nom exact, puis vérifiez à nouveau.',
      reason: '« {product} » renommé',
    },
    duplicated: {
      body: 'Plusieurs produits du POS s’appellent « {product} ». N’en laissez qu’un actif, puis vérifiez à nouveau.',
      reason: '« {product} » en double',
    },
  },
  'E-REQ-FIELD': {
    item: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les articles de votre POS : les produits dont les commandes ont besoin ne peuvent pas être créés. Remplissez-le pour eux, ou assouplissez-le un moment. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    customer: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les clients de votre POS. Choisissez une valeur par défaut, ou réglez Obligatoire sur Non dans votre POS. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    transaction: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les ventes de votre POS. Choisissez une valeur par défaut, ou réglez Obligatoire sur Non dans votre POS. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    line: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les lignes de vente de votre POS. Choisissez une valeur par défaut, ou réglez Obligatoire sur Non dans votre POS. Nous vérifions à nouveau toutes les 5 minutes.',
    },
  },
  'E-SUM-MISMATCH': {
    explained: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. Cela correspond à ceci : {parts}.',
    },
    ...closings,
  },
  'E-POS-TOTAL': {
    explained: {
      body: '{order} fait {ours} dans Shopify et {theirs} dans votre POS sous le numéro {posno}. L’écart correspond à ceci : {parts}. Elle est arrêtée avant d’y être définitive.',
    },
    ...closings,
  },
  'E-IDENTITY': {
    explained: {
      body: 'Pour {order}, Shopify donne {left} à un endroit et {right} à un autre pour la même somme. L’écart correspond à ceci : {parts}. Elle est arrêtée plutôt qu’ajustée.',
    },
    ...closings,
    plain: {
      body: 'Les chiffres de Shopify pour {order} se contredisent ({identity}). Elle est arrêtée plutôt qu’ajustée. Saisissez-la dans votre POS, ou envoyez-la à l’assistance.',
    },
  },
  'E-POS-PENDING': {
    fields: {
      body: '{order} correspond à la commande {posno} du POS, encore en attente car votre POS demande {fields}. Tant qu’elle n’est pas facturée, le stock reste surévalué de {n} unités. Choisissez ici une valeur par défaut, ou terminez-la dans votre POS.',
      reason: 'Non facturée : {fields} manque',
    },
  },
  'E-PAY-UNMAPPED': {
    default: {
      title: 'Aucun type de paiement par défaut',
      body: 'Les paiements en ligne sont inscrits sous un type de paiement de votre POS, et aucun n’est choisi ou celui choisi n’existe plus. Choisissez-en un : les commandes se téléchargent aussitôt.',
      fix: 'Choisir un type de paiement',
      reason: 'Type de paiement par défaut manquant',
    },
  },
  'E-POS-REJECTED': {
    plain: {
      body: 'Votre POS refuse une partie de {order}. L’historique ci-dessous donne ses mots. Corrigez cela dans votre POS ou dans Shopify, puis vérifiez à nouveau.',
    },
  },
  'E-RECONCILE': {
    handled: {
      title: 'Modifiée après avoir été réglée',
      body: '{order} a été modifiée dans Shopify après avoir été marquée comme réglée ; rien n’a donc été envoyé pour ce changement. Comparez-la avec votre POS et saisissez-y ce qui manque. Marquez-la ensuite de nouveau comme réglée, ou annulez la décision si l’application doit prendre la suite.',
      second: 'Annuler la décision',
      reason: 'Modifiée après avoir été réglée',
    },
    deleted: {
      title: 'Sa transaction du POS a disparu',
      body: '{posno} n’est plus dans votre POS : ce qui a changé depuis dans {order} n’a plus d’appui, et plus rien n’a été envoyé. Si {order} doit toujours être dans votre POS, saisissez-y la vente et ses changements à la main. Marquez-la ensuite comme réglée.',
      reason: '{posno} n’est plus dans le POS',
    },
    'before-start': {
      title: 'Un changement sans sa vente',
      body: 'La vente de {order} précède votre date de début et n’est pas dans le POS sous notre identifiant : le changement du {date} ne peut pas y être rattaché et n’a pas été envoyé. Si ce changement doit être dans votre POS, saisissez-le à la main, sur la vente si vous l’aviez saisie vous-même. Marquez ensuite {order} comme réglée.',
      reason: 'Sa vente précède votre date de début',
    },
    many: {
      body: 'Deux transactions du POS, {a} et {b}, portent la marque de {order}. Pour éviter de la compter encore une fois, nous avons arrêté l’envoi. Annulez celle en trop dans votre POS, puis marquez cette commande comme réglée.',
    },
    void: {
      body: '{posno} a été annulée dans votre POS. Saisissez-y {order} de nouveau si elle doit y être, puis marquez-la comme réglée.',
    },
    'number-taken': {
      body: 'Votre POS a déjà une autre transaction sous le numéro {posno}. Pour éviter de compter {order} deux fois, nous avons arrêté l’envoi. Comparez les deux, puis marquez-la comme réglée.',
    },
    'other-account': {
      body: '{order} a été commencée sous le numéro {posno} dans un autre compte POS. Plus rien n’est envoyé pour elle. Terminez-la à la main, puis marquez-la comme réglée.',
    },
  },
  'H-HANDLED': {
    plain: { body: '{by} a marqué {order} comme réglée. Plus rien n’est envoyé pour elle.' },
  },
};
