/**
 * Latin letters with hooks, bars, strokes and tails, small capitals and ligatures, which NFKC leaves whole: each with the plain
 * letters that people type for it. The server's `LatinLetters` says which they are.
 */
const LINES = `
a ᴀᶏⱥ
aa ꜳ
ae æᴁ
ao ꜵ
au ꜷ
av ꜹꜻ
ay ꜽ
b ƀƃɓʙᴃᵬᶀꞗ
c ƈȼɕᴄꞓꞔ𝼝
d ðđƌȡɖɗᴅᴆᵭᶁᶑꝱꝺꟈ𝼥
db ȸ
dz ʣʥ
e ɇɛᴇᶒᶓⱸꬲꬳꬴ
f ƒᵮᶂꜰꝼꞙꬵ
g ǥɠɡɢʛᵹᶃꞡꬶ
h ħɦɧʜⱨꞕ
hv ƕ
i ɨɪᵻᶖɩ𝼚
j ȷɉɟʝᴊ
k ƙᴋᶄⱪꝁꝃꝅꞣ
l łƚȴɫɬɭʟᴌᶅⱡꝇꝉꝲꞎꬷꬸꬹ𝼑𝼓𝼦
ll ỻ
ls ʪ
lz ʫ
m ɱᴍᵯᶆꝳꬺ
n ŋƞȵɲɳɴᵰᶇꝴꞑꞥꬻ𝼧
o øɔɵᴏᴐᶗⱺꝋꝍꬽꬾꬿ𝼛
oe œɶꭢ
oi ƣ
oo ꝏ
p ƥᴘᵱᵽᶈꝑꝓꝕ
q ĸɋʠꝗꝙꞯ
qp ȹ
r ɍɼɽɾʀᵲᵳᶉꝵꝶꞃꞧꭆꭉꭋꭌ𝼖𝼨
s ȿʂᵴᶊẜẝꜱꞅꞩꟊꟍ𝼞𝼩
t ŧƫƭȶʈᴛᵵⱦꝷꞇ𝼉𝼪
th þᵺꝥꝧ
ts ʦ
u ʉᴜᵾᶙꞹꭎꭒ
ue ᵫ
ui ꭐ
v ʋᴠᶌỽⱱⱴꝟ
vy ꝡ
w ᴡⱳ
x ᶍꭖꭗꭘꭙ
y ƴɏʏỿꭚ
z ƶȥɀʐʑᴢᵶᶎⱬ
`

export const PLAIN_LATIN: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [plain = '', letters = ''] = line.split(' ')
      return [...letters].map((letter): [string, string] => [letter, plain])
    }),
)
