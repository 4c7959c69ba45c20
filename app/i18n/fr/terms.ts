import type { terms as en } from '../en/terms';

export const terms: typeof en = {
  rule: {
    decision: 'décision d’une personne', origin: 'vient du POS', deleted: 'supprimée dans Shopify', test: 'commande de test', cancelled: 'annulée', 'start-date': 'avant la date de début', 'ignore-tags': 'balise ignorée', 'allow-tags': 'balise admise absente',
    'download-orders': 'téléchargement désactivé', 'download-fulfilled': 'commandes traitées désactivées', 'download-unfulfilled': 'commandes non traitées désactivées', 'download-archived': 'commandes archivées désactivées', 'shopify-pos': 'commandes Shopify POS désactivées', payment: 'pas payée',
  },
  hold: { pending: 'paiement en attente', authorized: 'paiement non encaissé', 'partially-paid': 'payée en partie', 'paid-without-transactions': 'payée, sans paiement visible', 'pending-manual': 'paiement manuel attendu', unpaid: 'pas encore payée' },
  step: {
    customer: 'le client', address: 'l’adresse', product: 'un produit requis', order: 'la commande', line: 'une ligne', shipping: 'l’expédition', tax: 'les taxes', payment: 'le paiement', open: 'l’ouverture de la commande', invoice: 'la facture', complete: 'la clôture de la facture', verify: 'le total', 'read-back': 'la lecture finale', other: 'une étape',
  },
  gateway: { shopify_payments: 'Shopify Payments', gift_card: 'Carte-cadeau', paypal: 'PayPal', manual: 'Paiement manuel', cash: 'Espèces', shopify_store_credit: 'Crédit en magasin', shop_cash: 'Shop Cash', bogus: 'Passerelle de test' },
  decision: { none: 'aucune', included: 'télécharger malgré tout', 'left-out': 'exclue', handled: 'réglée à la main' },
  fulfilment: { FULFILLED: 'traitée', UNFULFILLED: 'non traitée', PARTIALLY_FULFILLED: 'traitée en partie', IN_PROGRESS: 'en cours', ON_HOLD: 'suspendue', SCHEDULED: 'planifiée', OPEN: 'ouverte', PENDING_FULFILLMENT: 'traitement en attente', RESTOCKED: 'remise en stock', REQUEST_DECLINED: 'demande refusée', FULFILLMENT_NOT_REQUIRED: 'sans traitement requis' },
};
