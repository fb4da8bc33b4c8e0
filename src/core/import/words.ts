/**
 * The words by which import knows what a heading, a label, a column or a channel is about. All are compared folded: lower
 * case, without punctuation. More words make import read more; the code need not change.
 */

export type Topic = keyof typeof topics | 'excluded' | 'about';

/** Headings of sections. */
export const topics = {
  business: ['business', 'business context', 'company', 'company overview', 'product', 'product overview', 'about us', 'about the company', 'about the product', 'what we sell'],
  description: ['in one sentence', 'one liner', 'elevator pitch', 'what we do', 'company description', 'product description'],
  positioning: ['positioning', 'positioning statement', 'market position', 'brand positioning'],
  target: ['target customer', 'target customers', 'target audience', 'target audiences', 'target market', 'target', 'audience', 'icp', 'ideal customer', 'ideal customer profile', 'who we re for', 'who we are for', 'who it is for', 'who we serve', 'customer profile'],
  personas: ['persona', 'personas', 'buyer persona', 'buyer personas', 'buyers', 'customer personas', 'user personas'],
  competitors: ['competitor', 'competitors', 'competition', 'competitive analysis', 'competitive landscape', 'competitive positioning', 'competitor analysis', 'alternatives'],
  channels: ['channel', 'channels', 'channel strategy', 'channel plan', 'marketing channels', 'community channels', 'acquisition channels', 'media plan', 'channel mix'],
  goals: ['goal', 'goals', 'objective', 'objectives', 'marketing goals', 'marketing objectives', 'smart goals', 'okrs', 'targets'],
  kpis: ['kpi', 'kpis', 'kpi targets', 'metric', 'metrics', 'key metrics', 'success metrics', 'key performance indicators', 'measurement', 'leading indicators', 'unit economics', 'north star', 'north star metric', 'how we measure'],
  budget: ['budget', 'marketing budget', 'budget allocation', 'spend', 'budget and resources', 'media budget'],
  timeline: ['timeline', 'milestone', 'milestones', 'roadmap', 'schedule', 'launch plan', 'launch checklist', 'launch timeline', 'key dates', 'calendar', 'outcomes by end', 'launch'],
  campaigns: ['campaign', 'campaigns', 'campaign plan', 'marketing campaigns', 'launch campaigns'],
  messaging: ['messaging', 'message', 'messages', 'key messages', 'core message', 'core messages', 'messaging framework', 'brand messaging'],
  tagline: ['tagline', 'tag line', 'slogan', 'strapline'],
  valuePropositions: ['value proposition', 'value propositions', 'value props', 'value prop', 'unique value proposition', 'key benefits', 'usp', 'unique selling points'],
  proof: ['proof', 'proof points', 'evidence', 'claims', 'approved claims'],
  voice: ['voice', 'brand voice', 'tone', 'tone of voice', 'voice and tone', 'voice tone'],
  initiatives: ['initiative', 'initiatives', 'strategic initiatives', 'priorities', 'moves', 'big bets', 'action plan', 'actions', 'action items', 'near term adoption work', 'near term work', 'next steps', 'tactics', 'key activities'],
  experiments: ['experiment', 'experiments', 'tests', 'a b tests', 'ab tests', 'hypotheses', 'hypothesis', 'testing plan', 'experiment plan', 'growth experiments'],
  risks: ['risk', 'risks', 'risks and mitigation', 'risks and mitigations', 'risk assessment'],
  funnel: ['funnel', 'marketing funnel', 'sales funnel', 'conversion funnel', 'funnel metrics', 'funnel numbers'],
  pricing: ['editions', 'pricing tiers', 'plans and pricing', 'pricing', 'packages'],
  features: ['features', 'key features', 'core features', 'product features'],
  market: ['market', 'market overview', 'market analysis', 'market size', 'market trends'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Headings that say what is not wanted: nothing below them is taken. */
export const neverAbout =
  /^(?:not|non|no|out of scope|skip|what we (?:are not|re not|won t|will not)|anti)\b|\b(?:non goals|off brand|idea bank)\b/;

/** Headings of parts that accompany a plan; what stands below them is taken only where it says that it is something else. */
export const notThePlan =
  /\b(?:appendix|references|sources|skills|tools|raci|open decisions|open questions|audit|history|last (?:year|quarter)|what (?:already )?(?:worked|failed)|already done|lessons|glossary|idea bank summary)\b/;

/** Labels about the plan as a document. */
export const aboutThePlan = ['prepared by', 'prepared for', 'author', 'owner', 'for', 'date', 'status', 'version', 'last updated', 'updated', 'created', 'layout', 'draft', 'tags'];

/** Labels, columns and sub-headings of the entries of each topic, by the key that they fill. */
export const fields = {
  business: {
    company: ['company', 'company name', 'organisation', 'organization'],
    product: ['product', 'product name'],
    category: ['category', 'product category', 'market category'],
    description: ['description', 'what it does', 'what we do', 'one liner', 'elevator pitch'],
    website: ['website', 'site', 'url', 'web site'],
    motion: ['motion', 'sales motion', 'go to market motion', 'gtm motion'],
    deal_size: ['deal size', 'average deal size', 'acv', 'average contract value', 'average deal'],
    sales_cycle: ['sales cycle', 'sales cycle length', 'average sales cycle'],
    key_features: ['key features', 'features', 'core features'],
  },
  positioning: {
    target: ['target', 'target customer', 'for', 'audience', 'target audience', 'who'],
    need: ['need', 'who need', 'problem', 'pain', 'statement of need', 'customer need'],
    product: ['product', 'product name', 'name'],
    category: ['category', 'is a', 'market category', 'product category', 'frame of reference'],
    benefit: ['benefit', 'key benefit', 'main benefit', 'that', 'promise', 'reason to buy'],
    alternatives: ['alternative', 'alternatives', 'unlike', 'competitive alternatives', 'competitive alternative', 'primary alternative'],
    differentiator: ['differentiator', 'differentiators', 'differentiation', 'our product', 'primary differentiation', 'unique value', 'why we are different', 'key differentiator'],
  },
  target: {
    summary: ['summary', 'target customer', 'primary audience', 'icp', 'primary target'],
    industries: ['industry', 'industries', 'verticals', 'vertical', 'sector', 'sectors'],
    company_size: ['company size', 'size', 'employees', 'headcount', 'number of employees'],
    regions: ['region', 'regions', 'geography', 'geographies', 'location', 'locations', 'countries', 'markets'],
    roles: ['role', 'roles', 'buyer', 'buyers', 'titles', 'job titles', 'decision makers', 'buying committee'],
    exclusions: ['exclusions', 'not for', 'we exclude', 'who it is not for', 'who we are not for', 'not a fit', 'disqualifiers'],
  },
  persona: {
    role: ['role', 'title', 'job title', 'job', 'position'],
    role_in_purchase: ['role in purchase', 'role in the purchase', 'buying role'],
    share_of_target: ['share of target', 'share', 'share of market'],
    quote: ['quote', 'in their words'],
    company_size: ['company size', 'size', 'employees', 'team size'],
    industries: ['industry', 'industries', 'sector'],
    age: ['age', 'age range'],
    goals: ['goal', 'goals', 'wants', 'what they want', 'jobs to be done', 'needs'],
    motivations: ['motivation', 'motivations', 'what they re actually buying', 'what they are actually buying', 'what they are buying'],
    fears: ['fear', 'fears'],
    information_sources: ['information sources', 'where they look', 'sources', 'media', 'watering holes', 'where they hang out', 'where to find them'],
    pains: ['pain', 'pains', 'pain point', 'pain points', 'challenge', 'challenges', 'problem', 'problems', 'frustrations', 'their stated problem', 'their real problem', 'stated problem', 'real problem'],
    triggers: ['trigger', 'triggers', 'buying trigger', 'buying triggers', 'trigger events', 'why now'],
    objections: ['objection', 'objections', 'concerns', 'hesitations', 'barriers'],
  },
  competitor: {
    kind: ['type', 'kind'],
    description: ['description', 'what they do', 'overview', 'positioning', 'summary'],
    price: ['price', 'pricing', 'cost', 'price point'],
    strengths: ['strength', 'strengths', 'pros', 'what they do well', 'advantages'],
    weaknesses: ['weakness', 'weaknesses', 'cons', 'gaps', 'gap', 'disadvantages', 'where they fall short'],
    our_answer: ['our answer', 'our advantage', 'how we win', 'our response', 'why we win', 'our edge', 'differentiation'],
  },
  channel: {
    budget: ['budget', 'monthly budget', 'budget per month', 'spend', 'monthly spend', 'cost', 'allocation', 'budget month', 'budget mo', 'investment'],
    rationale: ['rationale', 'why', 'reason', 'reasoning', 'purpose', 'role', 'justification', 'why it works', 'use', 'notes', 'approach', 'tactic', 'tactics', 'strategy'],
    target_cpa: ['target cpa', 'cpa', 'target cac'],
    owner: ['owner', 'responsible', 'lead', 'who'],
  },
  goal: {
    kpi: ['kpi', 'metric', 'measure', 'measured by'],
    baseline: ['baseline', 'current', 'today', 'now', 'starting point', 'current value', 'value', 'start'],
    target: ['target', 'goal', 'target value', 'q1 target', 'objective value', 'success criteria', 'target 90 days'],
    by: ['by', 'date', 'deadline', 'due', 'target date', 'when', 'by when', 'timeframe', 'timeline'],
    owner: ['owner', 'responsible', 'lead', 'who'],
    stage: ['stage', 'funnel stage', 'aarrr stage', 'lifecycle stage'],
    source: ['source', 'data source', 'tool', 'where'],
    description: ['definition', 'description', 'what it means', 'note', 'notes'],
    cadence: ['cadence', 'frequency', 'review', 'how often'],
    indicators: ['leading indicators', 'indicators', 'metrics', 'kpis'],
  },
  budget: {
    per_month: ['monthly budget', 'per month', 'budget per month', 'monthly', 'total per month', 'monthly total', 'total monthly budget', 'monthly marketing budget', 'total monthly', 'budget monthly'],
    per_cycle: ['total', 'total budget', 'budget', 'overall budget', 'total marketing budget', 'quarterly budget', 'total spend', 'marketing budget', 'campaign budget'],
    currency: ['currency'],
  },
  milestone: {
    by: ['date', 'by', 'when', 'due', 'deadline', 'due date', 'week', 'timing', 'target date', 'launch date', 'month', 'timeframe', 'quarter', 'day'],
    owner: ['owner', 'responsible', 'lead', 'who', 'dri'],
  },
  campaign: {
    type: ['type', 'goal type'],
    dates: ['dates', 'date', 'timeline', 'timing', 'when', 'duration', 'flight', 'run dates', 'period'],
    start: ['start', 'start date', 'launch date', 'from', 'begins'],
    end: ['end', 'end date', 'until', 'to', 'ends'],
    budget: ['budget', 'total budget', 'cost', 'spend'],
    channels: ['channel', 'channels'],
    personas: ['persona', 'personas', 'audience', 'target', 'target audience'],
    owner: ['owner', 'responsible', 'lead', 'who'],
  },
  voice: {
    tone: ['tone', 'tone of voice', 'voice', 'we are', 'we sound', 'personality', 'style'],
    use: ['use', 'words to use', 'yes vocabulary', 'we say', 'say', 'do say', 'vocabulary', 'words we use', 'preferred words', 'yes words'],
    avoid: ['avoid', 'words to avoid', 'no vocabulary', 'we never say', 'never say', 'don t say', 'do not say', 'words we avoid', 'banned words', 'no words', 'we avoid', 'we don t say'],
  },
  messaging: {
    tagline: ['tagline', 'tag line', 'slogan', 'strapline'],
    primary: ['core message', 'primary message', 'main message', 'key message', 'primary value proposition', 'headline message', 'core value proposition', 'value proposition'],
    supporting: ['supporting message', 'supporting messages', 'secondary messages', 'supporting points'],
  },
  valueProposition: {
    statement: ['statement', 'description', 'message', 'benefit', 'what it means'],
    proof: ['proof', 'proof point', 'proof points', 'evidence', 'reason to believe'],
  },
  risk: {
    likelihood: ['likelihood', 'probability', 'chance'],
    impact: ['impact', 'severity', 'consequence'],
    response: ['mitigation', 'response', 'mitigations', 'plan', 'mitigation plan', 'contingency', 'what we do', 'countermeasure'],
    owner: ['owner', 'responsible', 'lead', 'who'],
  },
  experiment: {
    because: ['because', 'observation', 'insight', 'why'],
    change: ['change', 'we change', 'variant', 'test', 'treatment', 'idea'],
    effect: ['effect', 'expected effect', 'expected result', 'expected impact', 'expected outcome', 'then'],
    kpi: ['kpi', 'metric', 'primary metric', 'success metric', 'measure', 'measured by'],
    hypothesis: ['hypothesis'],
  },
  funnel: {
    volume: ['volume', 'number', 'count', 'planned', 'plan', 'target', 'users', 'people', 'visitors', 'planned volume', 'target volume', 'goal', 'total'],
    actual: ['actual', 'current', 'today', 'now', 'actual volume', 'current volume', 'baseline'],
    rate: ['rate', 'conversion', 'conversion rate', 'planned rate', 'target rate', 'cvr', 'conversion from previous'],
    owner: ['owner', 'responsible', 'lead'],
  },
  edition: {
    price: ['price', 'list price', 'cost', 'price per month', 'monthly price'],
    description: ['description', 'for', 'who it is for', 'best for', 'includes', 'features'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The first column of a table, by what its rows are. */
export const nameColumns = {
  persona: ['persona', 'personas', 'name', 'buyer', 'buyer persona', 'segment'],
  competitor: ['competitor', 'competitors', 'alternative', 'company', 'name', 'product'],
  channel: ['channel', 'channels', 'platform', 'medium'],
  goal: ['goal', 'objective', 'kpi', 'metric', 'name', 'okr', 'key metric', 'measure'],
  milestone: ['milestone', 'milestones', 'activity', 'move', 'task', 'what', 'deliverable', 'action', 'event', 'item'],
  campaign: ['campaign', 'campaigns', 'campaign name', 'name'],
  valueProposition: ['value proposition', 'value prop', 'benefit', 'message', 'name', 'pillar'],
  risk: ['risk', 'risks', 'name'],
  experiment: ['experiment', 'test', 'hypothesis', 'name', 'idea', 'test name'],
  funnel: ['stage', 'funnel stage', 'step', 'funnel step'],
  edition: ['edition', 'plan', 'tier', 'package', 'edition name', 'plan name'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EntryKind = keyof typeof nameColumns;

/** What a channel is, by words in its name; the first line that fits decides. */
export const channelWords: readonly { words: readonly string[]; family: 'organic' | 'paid' | 'direct' | 'product-led'; kind: string }[] = [
  { words: ['retargeting', 'remarketing'], family: 'paid', kind: 'retargeting' },
  { words: ['google ads', 'search ads', 'paid search', 'sem', 'ppc', 'adwords', 'bing ads', 'apple search ads', 'microsoft ads'], family: 'paid', kind: 'search-ads' },
  { words: ['linkedin ads', 'facebook ads', 'instagram ads', 'meta ads', 'paid social', 'social ads', 'tiktok ads', 'twitter ads', 'x ads', 'reddit ads', 'youtube ads'], family: 'paid', kind: 'social-ads' },
  { words: ['display ads', 'display', 'banner ads', 'programmatic'], family: 'paid', kind: 'display-ads' },
  { words: ['seo', 'organic search', 'search engine optimization', 'search engine optimisation', 'app store optimization', 'app store optimisation', 'aso'], family: 'organic', kind: 'seo' },
  { words: ['cold email', 'outbound', 'outreach', 'cold calling', 'sdr', 'prospecting'], family: 'direct', kind: 'outreach' },
  { words: ['direct mail', 'postcards'], family: 'direct', kind: 'direct-mail' },
  { words: ['email', 'e mail', 'newsletter', 'email marketing', 'lifecycle email', 'mail'], family: 'direct', kind: 'email' },
  { words: ['sms', 'text messages'], family: 'direct', kind: 'sms' },
  { words: ['push', 'push notifications'], family: 'direct', kind: 'push' },
  { words: ['webinar', 'webinars'], family: 'direct', kind: 'webinars' },
  { words: ['event', 'events', 'conference', 'conferences', 'trade show', 'trade shows', 'tradeshow', 'meetup', 'meetups'], family: 'direct', kind: 'events' },
  { words: ['referral', 'referrals', 'ambassador', 'ambassadors', 'word of mouth', 'affiliate', 'affiliates'], family: 'organic', kind: 'referral' },
  { words: ['partner', 'partners', 'partnership', 'partnerships', 'reseller', 'resellers', 'co marketing'], family: 'direct', kind: 'partnerships' },
  { words: ['pr', 'public relations', 'press', 'media relations'], family: 'organic', kind: 'pr' },
  { words: ['github', 'github issues', 'github discussions', 'discord', 'slack', 'reddit', 'hacker news', 'hn', 'forum', 'forums', 'community', 'product hunt', 'stack overflow'], family: 'organic', kind: 'community' },
  { words: ['linkedin', 'twitter', 'x', 'facebook', 'instagram', 'tiktok', 'youtube', 'threads', 'mastodon', 'bluesky', 'social', 'social media', 'organic social'], family: 'organic', kind: 'social' },
  { words: ['content', 'content marketing', 'blog', 'blogging', 'podcast', 'guides', 'ebooks', 'readme', 'docs', 'documentation', 'mkdocs', 'case studies', 'video'], family: 'organic', kind: 'content' },
  { words: ['free trial'], family: 'product-led', kind: 'free-trial' },
  { words: ['freemium', 'free plan', 'free tier'], family: 'product-led', kind: 'freemium' },
  { words: ['in app', 'in product', 'product led', 'onboarding'], family: 'product-led', kind: 'in-product' },
];

/** Stages of the customer lifecycle, by words of a heading or a cell. */
export const stageWords: Readonly<Record<string, readonly string[]>> = {
  awareness: ['awareness', 'reach'],
  acquisition: ['acquisition'],
  activation: ['activation'],
  retention: ['retention'],
  revenue: ['revenue', 'monetization', 'monetisation'],
  referral: ['referral', 'referrals'],
};

export const levelWords: Readonly<Record<string, readonly string[]>> = {
  low: ['low', 'unlikely', 'minor'],
  medium: ['medium', 'med', 'moderate', 'mid'],
  high: ['high', 'likely', 'severe', 'critical', 'major'],
};

export const cadences = ['daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'];
export const motions = ['self-serve', 'sales-assisted', 'enterprise', 'partner-led'];
export const campaignTypes = ['awareness', 'acquisition', 'activation', 'retention'];
export const purchaseRoles = ['decision-maker', 'economic-buyer', 'champion', 'influencer', 'user', 'gatekeeper'];
export const competitorKinds = ['direct', 'indirect', 'status-quo'];
