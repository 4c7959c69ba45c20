import type { PosManifest } from '~/ports/pos-gateway';

/** In the words of Heartland Retail's own screens and help centre. */
export const heartlandGuides: NonNullable<PosManifest['guides']> = {
  'optional-field': {
    en: ['In Heartland Retail, open Settings, then Custom fields.', 'Select the group {group}, then the field “{field}”.', 'Set Required to No and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Custom fields.', 'Sélectionnez le groupe {group}, puis le champ « {field} ».', 'Réglez Required sur No et enregistrez.'],
  },
  'required-field': {
    en: ['In Heartland Retail, open Settings, then Custom fields.', 'Select the group {group}, then the field “{field}”.', 'Set Required to Yes and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Custom fields.', 'Sélectionnez le groupe {group}, puis le champ « {field} ».', 'Réglez Required sur Yes et enregistrez.'],
  },
  'usable-product': {
    en: ['In Heartland Retail, open Items and show inactive ones too.', 'Search for “{product}”.', 'Leave exactly one item active with Item # {product}, and save.'],
    fr: ['Dans Heartland Retail, ouvrez Items et affichez aussi les articles inactifs.', 'Cherchez « {product} ».', 'Laissez un seul article actif avec l’Item # {product}, puis enregistrez.'],
  },
  'active-person': {
    en: ['In Heartland Retail, open Settings, then Users.', 'Select {employee}, or add a user named “{suggested}”.', 'Make the user active and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Users.', 'Sélectionnez {employee}, ou ajoutez un utilisateur nommé « {suggested} ».', 'Rendez l’utilisateur actif et enregistrez.'],
  },
  'usable-payment-type': {
    en: ['In Heartland Retail, open Settings, then Payment types.', 'Select the payment type {type}.', 'Make it active, allow it on sales orders, and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Payment types.', 'Sélectionnez le type de paiement {type}.', 'Rendez-le actif, autorisez-le sur les commandes (sales orders) et enregistrez.'],
  },
  'active-location': {
    en: ['In Heartland Retail, open Settings, then Locations.', 'Select the location or the station that orders use.', 'Make it active and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Locations.', 'Sélectionnez l’emplacement ou le poste utilisé par les commandes.', 'Rendez-le actif et enregistrez.'],
  },
  'pending-sale': {
    en: ['In Heartland Retail, open the order {posno}.', 'Fill in what it asks for: {fields}.', 'Open the order and invoice it, or leave that to this app.'],
    fr: ['Dans Heartland Retail, ouvrez la commande {posno}.', 'Renseignez ce qui est demandé : {fields}.', 'Ouvrez la commande et facturez-la, ou laissez cette application le faire.'],
  },
  permission: {
    en: ['In Heartland Retail, open Settings, then Roles.', 'Select the role of the user whose token is used.', 'Allow {permission} and save.'],
    fr: ['Dans Heartland Retail, ouvrez Settings, puis Roles.', 'Sélectionnez le rôle de l’utilisateur dont le jeton est utilisé.', 'Autorisez {permission} et enregistrez.'],
  },
};
