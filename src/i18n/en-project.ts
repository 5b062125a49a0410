import type { zhProject } from './zh-project.ts';

/** English words of what is derived from answers, and of project files. */
export const enProject: Readonly<Record<keyof typeof zhProject, string>> = {
  'project.derived': '{count} derived attributes',
  'project.derivedOpen': '{count} undecided',
  'project.derivedOverruled': '{count} overruled',
  'project.derivedHint':
    'Derived from the answers by rule: a suggestion. It may be overruled; the record keeps the reason.',
  'project.undecided': 'undecided',
  'project.overruled': 'overruled',
  'project.inputs': 'Rests on',
  'project.notAnswered': 'not answered',
  'project.noneChosen': 'none',
  'project.overrule': 'Overrule',
  'project.overruleTo': 'It is: {value}',
  'project.overruleReason': 'Reason (required)',
  'project.overruleBy': 'By whom (may be left out)',
  'project.overruleDone': 'Overruled',
  'project.overruleTaken': 'Taken back',
  'project.overruleTakeBack': 'Take back',
  'project.import': 'Load a project file',
  'project.export': 'Save the project file',
  'project.imported': 'Project file loaded, {count} answers',
  'project.refused': 'The project file {file} was not loaded; the answers are as before.',
  'project.dismiss': 'Dismiss',
  'project.industryCode': 'code {code} (not in the table; judged by its division)',
};
