import type { Format } from '../format.ts';
import { changeLog } from './node/change-log.ts';
import { checkIns } from './node/check-ins.ts';
import { details } from './node/details.ts';
import { trendChart } from './node/trend-chart.ts';
import { tryOut } from './node/try-out.ts';

export const node = (format: Format) => ({
  details: details(format),
  checkIns: checkIns(format),
  changeLog: changeLog(format),
  trendChart: trendChart(format),
  tryOut: tryOut(format),
});
