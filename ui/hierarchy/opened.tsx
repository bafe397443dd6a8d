import { late } from '../epic-panel/late.tsx';
import type { Opened } from './hierarchy-model.ts';

interface PartProps<Kind extends Opened['kind']> {
  readonly opened: Extract<Opened, { kind: Kind }>;
  readonly close: () => void;
}

// Each is loaded when it is first opened: most looks at the rows open none.
const NodeDetailsPane = late<PartProps<'details'>>(
  async () => (await import('./node/details.tsx')).NodeDetailsPane,
);
const CheckIn = late<PartProps<'check-in'>>(async () => (await import('./node/check-in.tsx')).CheckIn);
const NodeEditor = late<PartProps<'edit'>>(async () => (await import('./editor/editor.tsx')).NodeEditor);
const WeightsEditor = late<PartProps<'weights'>>(
  async () => (await import('./editor/weights.tsx')).WeightsEditor,
);
const LinkItems = late<PartProps<'link'>>(async () => (await import('./editor/link-items.tsx')).LinkItems);
const CloseNode = late<PartProps<'close'>>(async () => (await import('./editor/close-node.tsx')).CloseNode);
const DeleteNode = late<PartProps<'delete'>>(
  async () => (await import('./editor/delete-node.tsx')).DeleteNode,
);
const CycleEditor = late<PartProps<'cycle'>>(async () => (await import('./editor/cycle.tsx')).CycleEditor);
const LevelsEditor = late<PartProps<'levels'>>(
  async () => (await import('./editor/levels.tsx')).LevelsEditor,
);
const ImportHere = late<PartProps<'import'>>(async () => (await import('./editor/import.tsx')).ImportHere);
const WhatIf = late<PartProps<'what-if'>>(async () => (await import('./what-if/what-if.tsx')).WhatIf);

/** What stands open over or beside the rows. */
export function OpenedPart({ opened, close }: { opened: Opened; close: () => void }) {
  switch (opened.kind) {
    case 'details':
      return <NodeDetailsPane key={opened.id} opened={opened} close={close} />;
    case 'check-in':
      return <CheckIn key={opened.id} opened={opened} close={close} />;
    case 'edit':
      return <NodeEditor key={`${opened.id} ${opened.parent}`} opened={opened} close={close} />;
    case 'weights':
      return <WeightsEditor key={opened.id} opened={opened} close={close} />;
    case 'link':
      return <LinkItems key={opened.id} opened={opened} close={close} />;
    case 'close':
      return <CloseNode key={opened.id} opened={opened} close={close} />;
    case 'delete':
      return <DeleteNode key={opened.id} opened={opened} close={close} />;
    case 'cycle':
      return <CycleEditor opened={opened} close={close} />;
    case 'levels':
      return <LevelsEditor opened={opened} close={close} />;
    case 'import':
      return <ImportHere opened={opened} close={close} />;
    case 'what-if':
      return <WhatIf opened={opened} close={close} />;
  }
}
