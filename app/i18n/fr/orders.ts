import type { orders as en } from '../en/orders';

export const orders: typeof en = {
  title: 'Commandes',
  views: {
    label: 'Vues enregistrées', all: 'Toutes', 'needs-action': 'Action requise', waiting: 'Envoi prévu', pending: 'En attente dans le POS', skipped: 'Ignorées', reconcile: 'À rapprocher', handled: 'Réglées à la main',
    withCount: '{view} ({n})',
  },
  filter: {
    label: 'Rechercher et filtrer', search: 'Rechercher des commandes', searchHint: 'Numéro de commande, numéro du POS ou ID', status: 'Statut', anyStatus: 'Tous les statuts', cause: 'Raison', anyCause: 'Toutes les raisons',
    from: 'Passée à partir du', to: 'Passée jusqu’au', more: 'Autres filtres', apply: 'Appliquer', clear: 'Effacer les filtres', export: 'Exporter en CSV',
  },
  column: { order: 'Commande', placed: 'Passée le', total: 'Total', status: 'Statut', reason: 'Raison', lastTry: 'Dernier essai', nextTry: 'Prochain essai', posNumber: 'Numéro du POS' },
  shown_one: '{count} commande sur cette page',
  shown_other: '{count} commandes sur cette page',
  pages: { next: 'Page suivante', first: 'Première page', label: 'Pages' },
  empty: {
    none: { title: 'Pas encore de commandes', body: 'La première commande apparaît ici en moins d’une minute.' },
    filtered: { title: 'Aucune commande trouvée', body: 'Modifiez la recherche ou effacez les filtres.' },
    'needs-action': { title: 'Aucune action requise', body: 'Chaque commande est dans le POS, en route, ou exclue exprès.' },
    view: { title: 'Aucune commande ici', body: 'Les commandes avec ce statut apparaissent ici d’elles-mêmes.' },
  },
};
