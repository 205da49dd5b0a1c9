/**
 * A rule about who may import what (docs/architecture.md). Paths are from the project root, packages as they are written.
 * `$1` in `to` and `except` stands for the first group of `from`.
 */
export interface ArrowRule {
  /** What must hold, as it is told to who broke it. */
  readonly name: string;
  readonly from: RegExp;
  /** Forbidden. */
  readonly to: string;
  /** Allowed all the same. */
  readonly except?: string;
  /** Whether `import type` counts; it does where knowing the other at all is the fault. */
  readonly types: boolean;
  /** `whole`: also what the imported files import in their turn. */
  readonly reach: 'direct' | 'whole';
}

/** Tests and what only they use may look at anything; the rules are about what runs. */
export const exempt = /\.test\.tsx?$|\/testing\.ts$|^(test|bench)\//;

/** Beside what its arrow names, every room may use these. */
const ground =
  'src/(texts|database|processes|organisations|audit)/|src/(paths|configuration|settings-[a-z]+)\\.ts|src/options/option\\.ts';

export const arrowRules: readonly ArrowRule[] = [
  {
    name: 'src never imports the sandbox: it knows the outside world by its protocols only',
    from: /^src\//,
    to: '^sandbox/',
    types: true,
    reach: 'direct',
  },
  {
    name: 'nothing imports test/, bench/ or scripts/',
    from: /^(?:src|sandbox)\//,
    to: '^(test|bench|scripts)/',
    types: true,
    reach: 'direct',
  },
  {
    name: 'only main and web itself import web',
    from: /^src\/(?!web\/|main\.ts|product(-log)?\.ts)/,
    to: '^src/web/',
    types: true,
    reach: 'direct',
  },
  {
    name: 'forms know neither workflows nor cases nor options',
    from: /^src\/forms\//,
    to: '^src/(workflows|cases|options)/',
    except: '^src/options/option\\.ts$',
    types: true,
    reach: 'direct',
  },
  {
    name: 'workflows know neither cases nor options',
    from: /^src\/workflows\//,
    to: '^src/(cases|options)/',
    except: '^src/options/option\\.ts$',
    types: true,
    reach: 'direct',
  },
  {
    name: "nothing outside an option's folder knows its name, but for the registry",
    from: /^src\/(?!options\/)/,
    to: '^src/options/.',
    except: '^src/options/(option|registry)\\.ts$',
    types: true,
    reach: 'direct',
  },
  {
    name: 'options never import each other',
    from: /^src\/options\/((?:case-systems\/)?[^/]+)\//,
    to: '^src/options/',
    except: '^src/options/(option\\.ts$|$1/)',
    types: true,
    reach: 'direct',
  },
  {
    name: 'options import cases, forms, workflows, documents, registers, messages, the rules of SMS and Serviceplatformen, and the ground under every room',
    from: /^src\/options\/[^/]+\//,
    to: '^src/',
    except: `^(src/(cases|forms|workflows|documents|registers|messages|service-platform|sms|options)/|${ground})`,
    types: true,
    reach: 'direct',
  },
  {
    name: 'the rules of SMS know nothing but texts',
    from: /^src\/sms\//,
    to: '^src/',
    except: '^src/(sms|texts)/',
    types: true,
    reach: 'direct',
  },
  {
    name: 'the pure core (form engine, FEEL, field kinds, workflows) does no input or output, not even through another file',
    from: /^src\/(?:forms\/(?:definition|evaluate|compile-form|summary|read-posted)\.ts|forms\/evaluation\/|forms\/(?:feel|kinds)\/|workflows\/)/,
    to: '^(node:|pg$|kysely|fastify|@fastify/|graphile-worker|openid-client|playwright-core|prom-client)',
    types: false,
    reach: 'whole',
  },
];
