import { useEffect, useRef } from 'preact/hooks';
import type { AdoFrame as Mounted } from '../ado-host/frame-options.ts';
import { mountAdoFrame } from '../ado-host/xdm-host.ts';
import type { Shown } from './address.ts';
import { adoFrame } from './shell-api.ts';

/** The extension's page on a work item form, as Azure DevOps frames it, over the SDK's own message channel. */
export function AdoFrame(props: {
  readonly origin: string;
  readonly item: string;
  readonly person: string;
  readonly theme: 'light' | 'dark';
  readonly frame: Shown['frame'];
  /** Grows when work was changed: the form then says that it was saved. */
  readonly changes: number;
  readonly open: (id: string) => void;
  readonly failed: (message: string) => void;
}) {
  const { origin, item, person, theme, frame, changes, open, failed } = props;
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef<Mounted | null>(null);

  useEffect(() => {
    let gone = false;
    adoFrame(item, person)
      .then((view) => {
        if (gone || !place.current) return;
        mounted.current = mountAdoFrame(place.current, {
          ...view,
          panelUrl: `${origin}/dist/panel.html`,
          token: () => view.token,
          contribution: 'epic-panel-group',
          item: Number(item),
          culture: navigator.language,
          theme,
          handshake: frame === 'older' ? 'older' : 'new',
          sandbox: frame === 'sandboxed',
          onOpenItem: (id) => open(String(id)),
        });
      })
      .catch((cause: Error) => failed(cause.message));
    return () => {
      gone = true;
      mounted.current?.close();
      mounted.current = null;
    };
  }, [origin, item, person, frame]);

  useEffect(() => {
    void mounted.current?.setTheme(theme);
  }, [theme]);

  useEffect(() => {
    if (changes > 0) void mounted.current?.saved();
  }, [changes]);

  return <div ref={place} class="ado-frame" />;
}
