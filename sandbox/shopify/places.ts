import type { Place, Places } from './graph/place';

const OWN: readonly Place[] = [
  {
    id: '68001001',
    name: 'Harbour warehouse',
    active: true,
    address1: '4 Dock Street',
    city: 'Springfield',
    province: 'Illinois',
    provinceCode: 'IL',
    zip: '62702',
    country: 'United States',
    countryCode: 'US',
  },
  {
    id: '68001002',
    name: 'Main Street shop',
    active: true,
    address1: '88 Main Street',
    city: 'Springfield',
    province: 'Illinois',
    provinceCode: 'IL',
    zip: '62701',
    country: 'United States',
    countryCode: 'US',
  },
];

export function knownPlaces(): Places {
  return {
    all: OWN,
    find: (id) => OWN.find((place) => place.id === id) ?? unnamed(id),
  };
}

function unnamed(id: string): Place {
  return {
    id,
    name: `Location ${id}`,
    active: true,
    address1: '',
    city: '',
    province: '',
    provinceCode: '',
    zip: '',
    country: 'United States',
    countryCode: 'US',
  };
}
