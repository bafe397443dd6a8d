import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { readLook, type Look, type ViewAs } from './look.ts';
import { lookText } from './look-text.ts';

/** Milliseconds: a host asks not to be told of every letter. */
const REST = 200;

export type ChangeLook = (change: Partial<Look>) => void;

/** The look that the address tells, kept equal to it both ways. */
export function useLook({ address }: HierarchyPage, view: ViewAs): readonly [Look, ChangeLook] {
  // An address that says anything says it all: a colleague's link must not open in my last view.
  const read = (): Look => readLook(address.read(), address.read() === '' ? view : 'tree');
  const [look, setLook] = useState(read);
  const written = useRef(address.read());
  useEffect(
    () =>
      address.onChange(() => {
        const text = address.read();
        if (text === written.current) return;
        written.current = text;
        setLook(readLook(text));
      }),
    [address],
  );
  const text = lookText(look);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      address.write(text);
    }, REST);
    return () => clearTimeout(timer);
  }, [address, text]);
  const change = useCallback<ChangeLook>((part) => setLook((before) => ({ ...before, ...part })), []);
  return [look, change];
}
