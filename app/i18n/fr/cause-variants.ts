import type { causeVariants as en } from '../en/cause-variants';

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
    shopify: {
      title: 'Shopify doit nous redonner l’accès',
      body: 'Shopify ne laisse plus cette application lire {order}. Ouvrir l’application renouvelle d’habitude l’autorisation ; le prochain essai a lieu à l’heure indiquée.',
      fix: 'Voir les vérifications',
      reason: 'Accès à Shopify requis',
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
      body: 'Le champ personnalisé « {field} » est obligatoire sur les articles de votre POS. Dans les paramètres du POS, ouvrez Champs personnalisés, sélectionnez {field} sous Articles et réglez Obligatoire sur Non. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    customer: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les clients de votre POS. Dans les paramètres du POS, ouvrez Champs personnalisés, sélectionnez {field} sous Clients et réglez Obligatoire sur Non. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    transaction: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les ventes de votre POS. Dans les paramètres du POS, ouvrez Champs personnalisés, sélectionnez {field} sous Ventes et réglez Obligatoire sur Non. Nous vérifions à nouveau toutes les 5 minutes.',
    },
    line: {
      body: 'Le champ personnalisé « {field} » est obligatoire sur les lignes de vente de votre POS. Dans les paramètres du POS, ouvrez Champs personnalisés, sélectionnez {field} sous Lignes et réglez Obligatoire sur Non. Nous vérifions à nouveau toutes les 5 minutes.',
    },
  },
  'E-SUM-MISMATCH': {
    discount: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant de la remise « {name} ». Vérifiez cette remise dans Shopify, ou envoyez la commande à l’assistance.',
    },
    tip: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant du pourboire. Envoyez cette commande à l’assistance.',
    },
    'shipping-tax': {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant des taxes sur l’expédition. Envoyez cette commande à l’assistance.',
    },
    shipping: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant des frais d’expédition. Envoyez cette commande à l’assistance.',
    },
    'gift-card': {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant payé par carte-cadeau. Envoyez cette commande à l’assistance.',
    },
    duties: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant des droits de douane. Envoyez cette commande à l’assistance.',
    },
    fees: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant des frais supplémentaires. Envoyez cette commande à l’assistance.',
    },
    rounding: {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant de l’arrondi en espèces. Envoyez cette commande à l’assistance.',
    },
    'marketplace-tax': {
      body: 'Les lignes font {lines} et le total est de {total} : il reste {diff}. C’est le montant des taxes perçues par la place de marché. Envoyez cette commande à l’assistance.',
    },
  },
  'E-IDENTITY': {
    plain: {
      body: 'Les chiffres de Shopify pour {order} se contredisent ({identity}). Elle est arrêtée plutôt qu’ajustée. Saisissez-la dans votre POS, ou envoyez-la à l’assistance.',
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
