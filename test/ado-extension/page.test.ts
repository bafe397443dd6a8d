import { form } from '@throughline/ado-extension/page/form.ts';
import { luminanceOf } from '@throughline/ado-extension/page/theme.ts';
import { readProcess } from '@throughline/ado-extension/process.ts';

type Told = Record<
  'onLoaded' | 'onUnloaded' | 'onSaved' | 'onRefreshed' | 'onReset' | 'onFieldChanged',
  (args: unknown) => void
>;

describe('the form’s provider', () => {
  const made = () => {
    const shown: (number | null)[] = [];
    const it = form((item) => void shown.push(item));
    return { shown, it, told: it.provider as Told };
  };

  it('shows each work item of a cached form once, in whatever order the host tells it', () => {
    const { shown, told } = made();
    told.onLoaded({ id: 1, isNew: false, isReadOnly: false });
    told.onLoaded({ id: 1, isNew: false, isReadOnly: false });
    told.onLoaded({ id: 2, isNew: false, isReadOnly: false });
    told.onUnloaded({ id: 1 });
    expect(shown).toEqual([1, 2]);
    told.onUnloaded({ id: 2 });
    expect(shown).toEqual([1, 2, null]);
  });

  it('shows a new work item when it has a number', () => {
    const { shown, told } = made();
    told.onLoaded({ id: 0, isNew: true, isReadOnly: false });
    expect(shown).toEqual([]);
    told.onSaved({ id: 3 });
    expect(shown).toEqual([3]);
  });

  it('tells listeners of their own work item only, and not of what is typed', () => {
    const { it, told } = made();
    let heard = 0;
    told.onLoaded({ id: 1 });
    const stop = it.onChange(1, () => void (heard += 1));
    told.onFieldChanged({ id: 1, changedFields: { 'System.State': 'Closed' } });
    told.onSaved({ id: 2 });
    expect(heard).toBe(0);
    told.onSaved({ id: 1 });
    told.onRefreshed({ id: 1 });
    told.onReset({ id: 1 });
    stop();
    told.onSaved({ id: 1 });
    expect(heard).toBe(3);
  });

  it('takes a guess only as long as the host has said nothing', () => {
    const silent = made();
    silent.it.assume(5);
    expect(silent.shown).toEqual([5]);
    const spoken = made();
    spoken.told.onLoaded({ id: 0, isNew: true });
    spoken.it.assume(5);
    expect(spoken.shown).toEqual([]);
  });

  it('survives whatever comes over the wire', () => {
    const { shown, told } = made();
    for (const odd of [undefined, null, {}, { id: null }, { id: 'x' }, { id: -1 }]) {
      told.onLoaded(odd);
      told.onSaved(odd);
      told.onUnloaded(odd);
    }
    expect(shown.filter((one) => one !== null)).toEqual([]);
  });
});

describe('light and dark', () => {
  it.each([
    ['rgba(255, 255, 255, 1)', 1],
    ['rgb(0,0,0)', 0],
    ['#ffffff', 1],
    ['#000', 0],
    [' rgba(32, 32, 36, 1)', 0.13],
  ])('%s', (colour, expected) => {
    expect(luminanceOf(colour)).toBeCloseTo(expected, 1);
  });

  it.each(['', 'red', 'var(--x)', 'rgba()'])('of %p is not known', (colour) => {
    expect(luminanceOf(colour)).toBeNull();
  });
});

describe('a backlog configuration', () => {
  const backlog = (id: string, rank: number, ...names: string[]) => ({
    id,
    rank,
    workItemTypes: names.map((name) => ({ name })),
  });

  it('names the epic types by their category, however they are called', () => {
    const process = readProcess({
      portfolioBacklogs: [
        backlog('Custom.Initiatives', 5, 'Initiative'),
        backlog('Microsoft.EpicCategory', 4, 'Big Rock', 'Epic'),
        backlog('Microsoft.FeatureCategory', 3, 'Feature'),
      ],
      requirementBacklog: backlog('Microsoft.RequirementCategory', 2, 'Ticket'),
      taskBacklog: backlog('Microsoft.TaskCategory', 1, 'Task'),
    });
    expect([...process.epics]).toEqual(['Big Rock', 'Epic']);
    expect(process.levels.get('Initiative')).toBe('container');
    expect(process.levels.get('Ticket')).toBe('standard');
    expect(process.levels.get('Task')).toBe('subtask');
    expect(process.effort).toBeNull();
  });

  it('takes the highest portfolio backlog where the process has no epics', () => {
    const process = readProcess({
      portfolioBacklogs: [backlog('Custom.Low', 3, 'Theme'), backlog('Custom.High', 4, 'Bet')],
    });
    expect([...process.epics]).toEqual(['Bet']);
    expect([...readProcess({}).epics]).toEqual([]);
  });

  it.each([
    ['asRequirements', 'standard'],
    ['asTasks', 'subtask'],
    ['off', 'subtask'],
  ])('puts bugs where the team has them: %s', (bugsBehavior, level) => {
    const process = readProcess({ bugsBehavior, workItemTypeMappedStates: [{ workItemTypeName: 'Bug' }] });
    expect(process.levels.get('Bug')).toBe(level);
  });

  it('names the effort field as its column does', () => {
    const effort = (columnFields: unknown) =>
      readProcess({
        backlogFields: { typeFields: { Effort: 'Microsoft.VSTS.Scheduling.StoryPoints' } },
        requirementBacklog: { columnFields },
      }).effort;
    const id = 'Microsoft.VSTS.Scheduling.StoryPoints';
    expect(effort([{ columnFieldReference: { referenceName: id, name: 'Story Points' } }])).toEqual({
      id,
      name: 'Story Points',
    });
    expect(effort(null)).toEqual({ id, name: 'StoryPoints' });
  });
});
