import type { AdoFrameOptions } from './frame-options.ts';
import type { Theme } from './themes.ts';

/** What the host answers to the frame's first message, in the present shape or in the one before it. */
export function handshake(
  options: Omit<AdoFrameOptions, 'item'>,
  contributionId: string,
  themeData: Theme,
): object {
  const { publisher, id, version } = options.extension;
  const extension = { id: `${publisher}.${id}`, publisherId: publisher, extensionId: id, version };
  const user = {
    id: options.user.id,
    descriptor: `aad.${options.user.id}`,
    name: `${options.user.id}@example.com`,
    displayName: options.user.name,
    imageUrl: '',
  };
  const host = {
    id: options.organisation.id,
    name: options.organisation.name,
    serviceVersion: 'Dev20',
    type: 4,
    isHosted: true,
  };
  const pageContext = {
    globalization: {
      theme: 'ms.vss-web.vsts-theme',
      culture: options.culture,
      explicitTheme: '',
      timeZoneId: 'UTC',
      timezoneOffset: 0,
      typeAheadDisabled: false,
    },
    timeZonesConfiguration: { daylightSavingsAdjustments: [] },
    webContext: { project: options.project, ...(options.team ? { team: options.team } : {}) },
  };
  return options.handshake === 'new'
    ? {
        contributionId,
        context: { extension, user, host, pageContext },
        initialConfig: options.initialConfig ?? {},
        themeData,
      }
    : {
        pageContext,
        contribution: { id: contributionId },
        extensionContext: { publisherId: publisher, extensionId: id, version },
        context: { user, host },
        initialConfig: options.initialConfig ?? {},
        themeData,
      };
}
