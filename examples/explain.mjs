// Explains one violated and one proved obligation of two SARIF reports in plain words:
//     node examples/explain.mjs FAULTY.sarif MENDED.sarif
import { readFileSync } from 'node:fs';

const width = 96;

function read(path) {
    const run = JSON.parse(readFileSync(path, 'utf8')).runs[0];
    return run.results.map((result) => ({
        result,
        rule: run.tool.driver.rules[result.ruleIndex],
        verdict: result.properties.verdict,
        place: placeOf(result.locations[0]),
    }));
}

function placeOf(location) {
    const { artifactLocation, region } = location.physicalLocation;
    return `${artifactLocation.uri}:${region.startLine}`;
}

// SARIF messages hold links: [source](1).
function plain(text) {
    return text.replace(/ \(\[[^\]]*\]\(\d+\)\)/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function say(text, indent = '') {
    let line = indent;
    for (const word of text.split(/\s+/)) {
        if (line.length + word.length + 1 > width && line.trim()) {
            console.log(line);
            line = indent;
        }
        line += (line.trim() ? ' ' : '') + word;
    }
    console.log(line);
}

function explainViolated({ result, rule, place }) {
    say(`VIOLATED: ${rule.id} ${rule.name} at ${place}`);
    say(`The rule asks that ${plain(rule.shortDescription.text)}`, '  ');
    say(`Found: ${plain(result.message.text)}`, '  ');
    say(`What it costs, and what mends it: ${plain(rule.help.text)}`, '  ');
}

function explainProved({ result, rule, place }) {
    const { entry, trigger, assumptions = [] } = result.properties;
    say(`PROVED: ${rule.id} ${rule.name} at ${place}`);
    say(`The solver found no request, no stored order and no settings with which ${entry} (${trigger}) reaches this ` +
        `line and breaks the rule: in every such execution, ${plain(rule.shortDescription.text)}`, '  ');
    say(assumptions.length ? `This assumes: ${assumptions.join('; ')}.`
                           : 'This assumes what every proof here does: that the contracts in specs/ say what the ' +
                             'platform does, and that nobody forges a MAC without its key.', '  ');
}

const [faulty, mended] = process.argv.slice(2, 4).map(read);
const violated = faulty.find(({ verdict }) => verdict.startsWith('violated'));
const proved = mended.find(({ rule, verdict }) => verdict === 'proved' && rule.id === violated?.rule.id) ??
    mended.find(({ verdict }) => verdict === 'proved');
if (!violated || !proved) {
    console.error('explain: one report has nothing violated, or the other nothing proved');
    process.exit(1);
}
explainViolated(violated);
console.log();
explainProved(proved);
