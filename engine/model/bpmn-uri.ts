/** The namespace of the standard's elements. */
export const bpmnUri = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
