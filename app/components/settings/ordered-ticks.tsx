import { BlockStack, Button, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { ArrowUpIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { useReader } from '../text/reader';
import { useFault } from './faults';
import { FieldFrame } from './field-frame';

export interface TickView {
  readonly value: string;
  readonly label: string;
  readonly ticked: boolean;
}

/** Tick boxes whose order counts: the form posts the ticked ones under one name, from top to bottom. */
export function OrderedTicks({
  name,
  label,
  choices,
  inWords,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly TickView[];
  /** What the ticked ones come to, said below them. */
  readonly inWords: (labels: readonly string[]) => string;
}) {
  const { t } = useReader();
  const [rows, setRows] = useState(choices);
  const told = useRef<HTMLInputElement>(null);
  const moved = useRef<string | null>(null);
  // A row that is moved in the page loses the focus, and its button may be gone.
  useEffect(() => {
    if (moved.current !== null) document.getElementById(moved.current)?.focus();
    moved.current = null;
  }, [rows]);
  const fault = useFault(name);
  const tick = (value: string, ticked: boolean) =>
    setRows((before) => before.map((row) => (row.value === value ? { ...row, ticked } : row)));
  const moveUp = (index: number) => {
    const [above, row] = rows.slice(index - 1, index + 1);
    if (!above || !row) return;
    moved.current = `${name}-${row.value}`;
    setRows([...rows.slice(0, index - 1), row, above, ...rows.slice(index + 1)]);
    // Moving fills in nothing, so the save bar would not hear of it.
    told.current?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return (
    <FieldFrame name={name}>
      <fieldset className="tb-fieldset">
        <legend>{label}</legend>
        <input type="hidden" ref={told} />
        <BlockStack gap="100">
          {rows.map((row, index) => (
            <InlineStack key={row.value} align="space-between" blockAlign="center" gap="200" wrap={false}>
              <Checkbox
                id={`${name}-${row.value}`}
                name={name}
                label={row.label}
                value={row.value}
                checked={row.ticked}
                onChange={(ticked) => tick(row.value, ticked)}
              />
              {index > 0 && row.ticked ? (
                <Button
                  variant="tertiary"
                  icon={ArrowUpIcon}
                  accessibilityLabel={t('items.settings.moveUp', { name: row.label })}
                  onClick={() => moveUp(index)}
                />
              ) : null}
            </InlineStack>
          ))}
          {fault ? (
            <Text as="p" tone="critical">
              {fault}
            </Text>
          ) : null}
          <div role="status">
            <Text as="p" tone="subdued">
              {inWords(rows.filter((row) => row.ticked).map((row) => row.label))}
            </Text>
          </div>
        </BlockStack>
      </fieldset>
    </FieldFrame>
  );
}
