import { gid } from '../order/record';

/** A location of the shop, as the simulator keeps it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly address1: string;
  readonly city: string;
  readonly provinceCode: string;
  readonly province: string;
  readonly zip: string;
  readonly country: string;
  readonly countryCode: string;
}

export interface Places {
  readonly all: readonly Place[];
  /** A location that a body names and the shop does not know gets a bare name: the body says it exists. */
  find(id: string): Place;
}

const SINCE = '2024-01-01T09:00:00Z';

export function placeGraph(place: Place) {
  return {
    __typename: 'Location',
    id: gid('Location', place.id),
    legacyResourceId: place.id,
    name: place.name,
    isActive: place.active,
    fulfillsOnlineOrders: place.active,
    shipsInventory: place.active,
    isFulfillmentService: false,
    deactivatedAt: place.active ? null : SINCE,
    createdAt: SINCE,
    updatedAt: SINCE,
    address: {
      address1: place.address1,
      address2: null,
      city: place.city,
      country: place.country,
      countryCode: place.countryCode,
      formatted: [place.address1, `${place.city} ${place.provinceCode} ${place.zip}`, place.country].filter(
        (row) => row.trim() !== '',
      ),
      phone: null,
      province: place.province,
      provinceCode: place.provinceCode,
      zip: place.zip,
    },
  };
}
