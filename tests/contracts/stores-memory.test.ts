import { memoryStores } from '~/adapters/store/memory/stores';
import { storesContract } from './stores.contract';

storesContract('memory', () => Promise.resolve({ stores: memoryStores(), close: () => Promise.resolve() }));
