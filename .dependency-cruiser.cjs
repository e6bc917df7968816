/** Who may import whom; docs/architecture.md has the drawing. Each name is a sentence. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-imports-what-is-not-installed', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'expression-is-a-leaf',
      severity: 'error',
      from: { path: '^rules/expression/' },
      to: { path: '^(engine|server|admin|test|bench|rules/(?!expression/))' },
    },
    {
      name: 'rules-know-only-themselves',
      severity: 'error',
      from: { path: '^rules/' },
      to: { path: '^(engine|server|admin|test|bench)/' },
    },
    {
      name: 'engine-knows-nobody',
      comment: 'but the FEEL leaf',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(rules/(?!expression/)|server|admin|test|bench)' },
    },
    {
      name: 'engine-has-one-door',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^engine/', pathNot: '^engine/(index|diagram/index|lint/index)\\.ts$' },
    },
    {
      name: 'contract-is-a-leaf',
      severity: 'error',
      from: { path: '^server/contract/' },
      to: { pathNot: ['^server/contract/', '^rules/schema/', '^node_modules/zod/'] },
    },
    {
      name: 'admin-sees-only-contracts',
      severity: 'error',
      from: { path: '^admin/' },
      to: {
        path: '^(server|engine|rules)/',
        pathNot:
          '^(server/contract/|rules/schema/|rules/expression/|rules/form\\.ts|rules/(week-painter|hours-text)\\.ts|rules/(table|dmn)/|rules/(row-diff|interface-check|same-value|trial|facts|errors)\\.ts|engine/lint/|engine/diagram/)',
      },
    },
    {
      name: 'only-tests-may-see-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'processes-are-data',
      comment: 'one loader reads them from disk',
      severity: 'error',
      from: {},
      to: { path: '^processes/' },
    },
    {
      name: 'only-transport-knows-express',
      severity: 'error',
      from: { path: '^server/', pathNot: '(\\.routes\\.ts$|^server/http/|^server/main\\.ts$)' },
      to: { path: '^node_modules/(express|helmet|express-rate-limit)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-know-no-database',
      severity: 'error',
      from: { path: '\\.routes\\.ts$' },
      to: { path: ['^node_modules/typeorm/', '\\.repository\\.ts$', '\\.entity\\.ts$'] },
    },
    {
      name: 'features-meet-at-services-and-views',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: {
        path: '^server/features/[^/]+/',
        pathNot: ['^server/features/$1/', '\\.(service|view)\\.ts$'],
      },
    },
    {
      name: 'rules-use-few-libraries',
      severity: 'error',
      from: { path: '^rules/' },
      to: {
        path: '^node_modules/',
        pathNot: '^node_modules/(zod|json-rules-engine|luxon|feelin|lezer-feel|@lezer|@types)/',
      },
    },
    {
      name: 'engine-uses-few-libraries',
      severity: 'error',
      from: { path: '^engine/' },
      to: {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(bpmn-moddle|moddle|moddle-xml|zeebe-bpmn-moddle|bpmnlint|bpmnlint-plugin-camunda-compat|bpmnlint-utils|luxon|@types)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
