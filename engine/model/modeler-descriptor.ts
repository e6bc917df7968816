/** The attributes by which a desktop modeler knows for which engine a file is meant; declared here so that they are kept. */
export const modelerDescriptor = {
  name: 'Modeler',
  uri: 'http://camunda.org/schema/modeler/1.0',
  prefix: 'modeler',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Definitions',
      isAbstract: true,
      extends: ['bpmn:Definitions'],
      properties: [
        { name: 'executionPlatform', isAttr: true, type: 'String' },
        { name: 'executionPlatformVersion', isAttr: true, type: 'String' },
      ],
    },
  ],
} as const;
