import { useEffect, useRef } from 'preact/hooks';
import type { AdoFrame as Mounted } from '../ado-host/frame-options.ts';
import { mountAdoFrame } from '../ado-host/xdm-host.ts';
import type { Shown } from './address.ts';
import { adoFrame } from './shell-api.ts';

/** Where a page of the extension stands: on a work item's form, or as a hub of a project. */
export type AdoPlace = { readonly item: string } | { readonly project: string };

/** The extension's page as Azure DevOps frames it, over the SDK's own message channel. */
export function AdoFrame(props: {
  readonly origin: string;
  readonly place: AdoPlace;
  readonly person: string;
  readonly theme: 'light' | 'dark';
  readonly frame: Shown['frame'];
  /** Grows when work was changed: the form then says that it was saved. */
  readonly changes: number;
  /** The hub's own part of the address. */
  readonly hash: string;
  readonly setHash: (hash: string) => void;
  readonly open: (id: string) => void;
  readonly navigate: (url: string) => void;
  readonly failed: (message: string) => void;
}) {
  const { origin, place, person, theme, frame, changes, hash, setHash, open, navigate, failed } = props;
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<Mounted | null>(null);
  const shownHash = useRef(hash);
  const isHub = 'project' in place;
  const where = isHub ? place.project : place.item;

  useEffect(() => {
    let gone = false;
    adoFrame(place, person)
      .then((view) => {
        if (gone || !element.current) return;
        mounted.current = mountAdoFrame(element.current, {
          ...view,
          panelUrl: `${origin}/dist/${isHub ? 'hub' : 'panel'}.html`,
          token: () => view.token,
          contribution: isHub ? 'okr-hub' : 'epic-panel-group',
          item: isHub ? null : Number(where),
          culture: navigator.language,
          theme,
          handshake: frame === 'older' ? 'older' : 'new',
          sandbox: frame === 'sandboxed',
          onOpenItem: (id) => open(String(id)),
          onNavigate: navigate,
          ...(isHub
            ? {
                hash: {
                  read: () => shownHash.current,
                  write: (text: string) => {
                    shownHash.current = text;
                    setHash(text);
                  },
                },
              }
            : {}),
        });
      })
      .catch((cause: Error) => failed(cause.message));
    return () => {
      gone = true;
      mounted.current?.close();
      mounted.current = null;
    };
  }, [origin, where, person, frame, isHub]);

  useEffect(() => {
    void mounted.current?.setTheme(theme);
  }, [theme]);

  useEffect(() => {
    if (changes > 0 && !isHub) void mounted.current?.saved();
  }, [changes]);

  useEffect(() => {
    if (hash === shownHash.current) return;
    shownHash.current = hash;
    mounted.current?.hashChanged(hash);
  }, [hash]);

  return <div ref={element} class={isHub ? 'ado-frame hub' : 'ado-frame'} />;
}
