import type { ThemeName } from './themes.ts';

/** What the page around the frame says of itself and of who looks. */
export interface AdoFrameOptions {
  /** The extension's panel page, best of another origin than this one. */
  readonly panelUrl: string;
  /** The fake host's REST interface: `https://…/{organisation}/`. */
  readonly restUrl: string;
  /** AdoHost.tokenFor(user). */
  readonly token: () => string | Promise<string>;
  /** Publisher and extension id as in the manifest. */
  readonly extension: { readonly publisher: string; readonly id: string; readonly version: string };
  /** The contribution's own id as in the manifest, without the extension before it. */
  readonly contribution: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string };
  readonly project: { readonly id: string; readonly name: string };
  /** null = the page has no team, and the SDK's getTeamContext throws. */
  readonly team: { readonly id: string; readonly name: string } | null;
  /** The work item whose form is open; null = none yet, `open` comes later; or the page is a hub. */
  readonly item: number | null;
  /** BCP 47. */
  readonly culture: string;
  readonly theme: ThemeName;
  /** `older`: the shape of the host before it had `context`. */
  readonly handshake: 'new' | 'older';
  /** As on-premises servers do: `allow-scripts allow-forms`, no origin, no storage. */
  readonly sandbox: boolean;
  /** The extension wants a work item opened. */
  readonly onOpenItem?: (id: number) => void;
  /** What the contribution is told of where it stands: the sprint of a tab. */
  readonly initialConfig?: object;
  /** The page has the room that the host gives it, whatever it asks for. */
  readonly fills?: boolean;
  /** The page is a hub: the hash of the address is its own; without it nothing of an address is there. */
  readonly hash?: {
    read(): string;
    write(hash: string): void;
  };
  /** The extension wants the host to go to this address, in its own window or in a new one. */
  readonly onNavigate?: (url: string) => void;
  /** A call of an on-premises or broken host: true = answer nothing at all. */
  readonly silent?: boolean;
}

/** The frame while it is there. Each call tells the extension what the host would tell it. */
export interface AdoFrame {
  readonly element: HTMLIFrameElement;
  /** The form shows this work item: onUnloaded of the one before, onLoaded of this one. */
  open(item: number): Promise<void>;
  /** The work item was changed and saved. */
  saved(): Promise<void>;
  /** A field was changed and not yet saved. */
  fieldChanged(fields: Readonly<Record<string, unknown>>): Promise<void>;
  refreshed(): Promise<void>;
  reset(): Promise<void>;
  setTheme(theme: ThemeName): Promise<void>;
  /** The hash was changed by somebody else: a link, the way back. */
  hashChanged(hash: string): void;
  /** Where the contribution stands was changed: another sprint was chosen around a tab. */
  contextChanged(context: object): Promise<void>;
  /** Of the extension's last resize; null = it never asked. */
  height(): number | null;
  /** loading until notifyLoadSucceeded or notifyLoadFailed. */
  state(): 'loading' | 'loaded' | 'failed';
  close(): void;
}
