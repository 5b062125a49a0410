import { fill } from '../i18n/message.ts';
import { formatNumber } from '../i18n/quantity.ts';
import { RULE_GRAMMAR, tagWords } from '../i18n/rule-grammar.ts';
import type { Locale } from '../kernel/text.ts';
import type { AttributeCondition, Condition, FeatureFilter, SpaceCondition } from '../plan/condition.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';

type GrammarKey = keyof typeof RULE_GRAMMAR;
const UNITS: Readonly<Record<string, string>> = {
  m2: 'm²',
  'm3/a': 'm³/a',
  'm3/d': 'm³/d',
  '1e4 t/a': '× 10⁴ t/a',
  '1': '',
};

/** Puts conditions into words of one language, from the data alone. */
export class ConditionWords {
  readonly #names: RuleVocabulary;
  readonly #locale: Locale;

  constructor(names: RuleVocabulary, locale: Locale) {
    this.#names = names;
    this.#locale = locale;
  }

  say(key: GrammarKey, params: Readonly<Record<string, string>> = {}): string {
    return fill(RULE_GRAMMAR[key][this.#locale], params);
  }

  list(items: readonly string[]): string {
    return items.join(this.say('comma'));
  }

  quoted(value: string): string {
    return this.say('quoted', { value });
  }

  /** A condition as a clause of a sentence. */
  of(condition: Condition): string {
    if ('all' in condition) return condition.all.map((part) => this.#part(part, 'any')).join(this.say('and'));
    if ('any' in condition) return condition.any.map((part) => this.#part(part, 'all')).join(this.say('or'));
    if ('not' in condition) return this.say('not', { inner: this.of(condition.not) });
    return 'attr' in condition ? this.#attribute(condition) : this.#space(condition);
  }

  attribute(id: string): string {
    return this.#names.fields.get(id)?.name[this.#locale] ?? this.#names.derived.get(id)?.[this.#locale] ?? id;
  }

  layer(role: string): string {
    return this.#names.layers.get(role)?.name[this.#locale] ?? role;
  }

  /** Brackets where “and” and “or” meet. */
  #part(condition: Condition, other: 'all' | 'any'): string {
    const inner = this.of(condition);
    return other in condition ? this.say('group', { inner }) : inner;
  }

  #parameter(id: string): string {
    const parameter = this.#names.parameters.get(id);
    if (!parameter) return id;
    const { value, unit } = parameter;
    const digits = value === null ? 0 : (String(value).split('.')[1]?.length ?? 0);
    const figure = value === null ? this.say('noValue') : formatNumber(value, digits);
    const measure = value === null ? figure : [figure, UNITS[unit] ?? unit].filter(Boolean).join('\u202f');
    return this.say('parameter', { value: measure, name: parameter.name[this.#locale] });
  }

  #option(id: string, value: string | number | boolean): string {
    const option = this.#names.fields.get(id)?.options?.find(({ code }) => code === String(value));
    return this.quoted(option?.name[this.#locale] ?? String(value));
  }

  #attribute(condition: AttributeCondition): string {
    const name = this.attribute(condition.attr);
    if ('is' in condition) {
      if (typeof condition.is === 'boolean') return this.say(condition.is ? 'isTrue' : 'isFalse', { name });
      return this.say('is', { name, value: this.#option(condition.attr, condition.is) });
    }
    if ('in' in condition) {
      const value = condition.in.map((one) => this.#option(condition.attr, one)).join(this.say('orNames'));
      const many = this.#names.fields.get(condition.attr)?.type === 'multi';
      return this.say(many ? 'includes' : 'is', { name, value });
    }
    if ('startsWith' in condition) {
      return this.say('startsWith', { name, value: condition.startsWith.join(this.say('comma')) });
    }
    if ('tagged' in condition) return this.say('tagged', { name, value: tagWords(condition.tagged, this.#locale) });
    if ('answered' in condition) return this.say(condition.answered ? 'answered' : 'unanswered', { name });
    if ('gte' in condition) return this.say('gte', { name, value: this.#parameter(condition.gte) });
    if ('gt' in condition) return this.say('gt', { name, value: this.#parameter(condition.gt) });
    if ('lte' in condition) return this.say('lte', { name, value: this.#parameter(condition.lte) });
    return this.say('lt', { name, value: this.#parameter(condition.lt) });
  }

  #property(role: string, key: string, wanted: FeatureFilter[string]): string {
    const layer = this.#names.layers.get(role);
    const property = layer?.properties.find((known) => known.key === key);
    const classes = layer?.classes?.property === key ? layer.classes.values : [];
    const words = [wanted].flat().map((value) => {
      const known = property?.values?.[String(value)] ?? classes.find((one) => one.value === String(value))?.name;
      return this.quoted(known?.[this.#locale] ?? String(value));
    });
    const name = property?.name[this.#locale] ?? key;
    return this.say('property', { name, value: words.join(this.say('orNames')) });
  }

  #zone({ role, filter }: { role: string | string[]; filter?: FeatureFilter | undefined }): string {
    const roles = [role].flat();
    const names = roles.map((one) => this.layer(one)).join(this.say('orNames'));
    const filters = Object.entries(filter ?? {}).map(([key, wanted]) => this.#property(roles[0] ?? '', key, wanted));
    return filters.length > 0
      ? this.say('filtered', { names, filter: filters.join(this.say('and')) })
      : this.say('zone', { names });
  }

  #space(condition: SpaceCondition): string {
    if ('within' in condition) {
      const value = this.#parameter(condition.within.distance);
      return this.say('within', { zone: this.#zone(condition.within), value });
    }
    if ('share' in condition) {
      return this.say('share', { zone: this.#zone(condition.share), value: this.#parameter(condition.share.gte) });
    }
    if ('overlaps' in condition) return this.say('overlaps', { zone: this.#zone(condition.overlaps) });
    if ('inside' in condition) return this.say('inside', { zone: this.#zone(condition.inside) });
    if ('outside' in condition) return this.say('outside', { zone: this.#zone(condition.outside) });
    return this.say('crosses', { zone: this.#zone(condition.crosses) });
  }
}
