import type { PosManifest } from '~/ports/pos-gateway';

/** In the words of Lightspeed Retail's own screens. It requires no field that orders lack, so there are no steps for one. */
export const lightspeedGuides: NonNullable<PosManifest['guides']> = {
  'usable-product': {
    en: ['In Lightspeed Retail, open Inventory, then Item Search, archived items included.', 'Search for “{product}”.', 'Leave exactly one item with the Custom SKU {product} unarchived, and save.'],
    fr: ['Dans Lightspeed Retail, ouvrez Inventory, puis Item Search, articles archivés compris.', 'Cherchez « {product} ».', 'Laissez un seul article non archivé avec le Custom SKU {product}, puis enregistrez.'],
  },
  'active-person': {
    en: ['In Lightspeed Retail, open Settings, then Employees.', 'Select {employee}, or add an employee named “{suggested}”.', 'Unarchive the employee, take Lock Out off, and save.'],
    fr: ['Dans Lightspeed Retail, ouvrez Settings, puis Employees.', 'Sélectionnez {employee}, ou ajoutez un employé nommé « {suggested} ».', 'Désarchivez l’employé, retirez Lock Out et enregistrez.'],
  },
  'usable-payment-type': {
    en: ['In Lightspeed Retail, open Settings, then Payment Types.', 'Select the payment type {type}.', 'Unarchive it and save.'],
    fr: ['Dans Lightspeed Retail, ouvrez Settings, puis Payment Types.', 'Sélectionnez le type de paiement {type}.', 'Désarchivez-le et enregistrez.'],
  },
  'active-location': {
    en: ['In Lightspeed Retail, open Settings, then Shop setup.', 'Select the shop or the register that orders use.', 'Unarchive it and save.'],
    fr: ['Dans Lightspeed Retail, ouvrez Settings, puis Shop setup.', 'Sélectionnez la boutique ou la caisse (register) utilisée par les commandes.', 'Désarchivez-la et enregistrez.'],
  },
  permission: {
    en: ['In Lightspeed Retail, open Settings, then Roles.', 'Select the role of the employee who connected this app.', 'Allow {permission} and save.'],
    fr: ['Dans Lightspeed Retail, ouvrez Settings, puis Roles.', 'Sélectionnez le rôle de l’employé qui a connecté cette application.', 'Autorisez {permission} et enregistrez.'],
  },
};
