import { createContext, useContext, type ReactNode } from 'react';
import { useReader } from '../text/reader';

/** Field name → codes of what is wrong with it, as the server answered. */
export type Faults = Readonly<Record<string, readonly string[]>>;

interface FaultsValue {
  readonly faults: Faults;
  readonly params: Readonly<Record<string, string>>;
}
const FaultsContext = createContext<FaultsValue>({ faults: {}, params: {} });

export function FaultsProvider({
  faults,
  params = {},
  children,
}: {
  readonly faults: Faults;
  readonly params?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  return <FaultsContext.Provider value={{ faults, params }}>{children}</FaultsContext.Provider>;
}

/** The sentence that stands red under the field; undefined while nothing is wrong. */
export function useFault(name: string): string | undefined {
  const { t, tOr } = useReader();
  const { faults, params } = useContext(FaultsContext);
  const code = faults[name]?.[0];
  return code === undefined ? undefined : tOr(`settings.fault.${code}`, t('settings.fault.other'), params);
}
