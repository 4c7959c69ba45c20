/** What the sandbox shop sells. `known: false` never gets into the POS, so that the app has something to stumble over. */
export const PRODUCTS = [
  { sku: 'MUG-BLUE', title: 'Blue mug', price: '12.50' },
  { sku: 'TEE-M', title: 'T-shirt, medium', price: '29.99' },
  { sku: 'BELT-90', title: 'Leather belt', price: '48.00' },
  { sku: 'TEA-100', title: 'Green tea, 100 g', price: '7.33' },
  { sku: 'POSTER-A2', title: 'Harbour poster, A2', price: '19.95' },
  { sku: 'GIFT-25', title: 'Gift card', price: '25.00', giftCard: true },
  { sku: 'UNKNOWN-LAMP', title: 'Lamp that the POS does not know', price: '64.00', known: false },
];

export const stockable = () => PRODUCTS.filter((product) => product.known !== false && !product.giftCard);
