package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.List;

/** Notices of aid, plans of support, numbers and call trees by somebody who had seen neither rules nor other sets. */
final class BlindCasePages {
    private final BlindScribe scribe = new BlindScribe(20_261_126);

    private BlindCasePages() {}

    static List<QualityDocument> all() {
        BlindCasePages pages = new BlindCasePages();
        pages.aid();
        pages.plans();
        pages.numbers();
        pages.callTrees();
        return pages.scribe.documents();
    }

    private void aid() {
        scribe.onPersons("就学援助認定通知", "aid", Importance.II);
        scribe.twice("""
                　　　　　　　　　　　　　　　　　　　　　　　　　　　　{米山|紅葉}教学第{d3}号
                　　　　　　　　　　　　　　　　　　　　　　　　　　　　令和８年{６|７}月１０日
                〒{z}
                {a}
                　{q}　様
                　　　　　　　　　　　　　　　　　　　　　　　　　　　　教育委員会教育長
                　　　　　　就学援助費受給認定通知書
                　申請のありました就学援助について、下記のとおり{認定|決定}しましたので通知します。
                　　　　　　　　　　　　　　記
                １　児童生徒氏名　　{N}（第{r6}学年）
                ２　認定区分　　　　{準要保護|要保護}
                ３　認定期間　　　　令和８年４月１日から令和９年３月３１日まで
                ４　支給費目　　　　学用品費、給食費、校外活動費""", "school-word", "postal-code", "address");
        scribe.twice("""
                就学援助 認定者一覧（学校控）　　{豊里|東川}小学校
                学年\t児童氏名\t保護者氏名\t認定区分\t給食費\t振込口座
                *5 {r6}\t{n}\t{q}\t{準要保護|要保護|不認定}\t{全額|半額}\t{みどり|港}信金 普通 {d7}""", "school-word", "name-list");
        scribe.twice("""
                就学援助費支給のお知らせ
                保護者　{q} 様
                お子様（{fg}さん・{r6}年）に係る{１|２}学期分の就学援助費を次のとおり振り込みます。
                新入学用品費　　{5|6}4,060円
                学校給食費　　　{r2}8,{d3}円
                振込予定日　　　{12月18日|8月28日}
                問合せ　学事課就学係　電話 0250-00-{d4}（内線{d4}）""", "school-word");
        scribe.once("""
                受付番号：{d5}
                申請者（保護者）　氏名 {N}　　生年月日 昭和5{d1}年{r9}月{r20}日　　電話（携帯）{m}
                住所　{aw}
                世帯の状況
                　続柄　氏名　　　　　職業
                　長男　{f} {蒼|律}　　小学３年
                　長女　{f} {詩|杏}　　中学１年
                審査結果：　認定　（理由：児童扶養手当受給のため）　　認定日 R8.5.20""", "school-word", "address", "phone", "birth-date", "name-list");
        scribe.once("""
                {q} 様
                　　　　　就学援助の審査結果について（通知）
                　令和８年５月に申請された{n}さんの就学援助は、世帯の所得が基準額を超えるため、否認定となりました。
                　この決定に不服があるときは、通知を受けた日の翌日から３か月以内に審査請求ができます。""", "school-word");
    }

    private void plans() {
        scribe.onPersons("個別の指導計画", "plan", Importance.II);
        scribe.twice("""
                個別の指導計画　（{前期|後期}）
                氏名　{N}　　学年・組　{r6}年{r3}組（{わかば|ひまわり}学級）　　記入者　{s}
                障害の状況等　　{自閉スペクトラム症|ADHD（診断あり）|軽度知的障害}　療育手帳 {B2|無}
                本人の願い　　　{友だちと遊びたい|計算ができるようになりたい}
                長期目標　　　　見通しをもって一日の活動に参加する
                短期目標　　　　・{予定の変更を受け入れる|困ったときに「手伝って」と言う}
                手立て　　　　　・視覚的な手がかり（絵カード）を用いる　・静かな場所でクールダウン
                評価　　　　　　{概ね達成|継続}""", "school-word");
        scribe.twice("""
                領域\t実態\t目標\t支援の内容\t評価
                国語\t{特殊音節の読み誤りが多い|ひらがなの読みはほぼできる}\t短い文を正しく読む\tスリット教材\t
                算数\t10までの合成・分解ができる\tくり上がりのある足し算\tブロック操作\t○
                自立活動\t{感覚過敏がありイヤーマフ使用|順番を待つことが難しい}\t\t個別学習 週{r4}時間\t
                対象児童：{n}　({b1}生)　作成 {sf}　保護者確認　　　　印""", "school-word", "birth-date");
        scribe.twice("""
                個別の教育支援計画（プロフィール表）
                ふりがな　{k}
                本人氏名　{n}　　　生年月日　{b}
                住　　所　〒{z}　{a}
                保護者名　{q}　　　連絡先　{m}
                関係機関　医療：{こども医療センター|発達クリニック}（{月１回|年２回}通院）　福祉：放課後等デイサービス
                検査　　　WISC-Ⅳ　全検査IQ {7|8}{d1}　（令和７年１０月実施）
                合理的配慮　座席を前方にする、テストの時間延長""", "school-word", "birth-date", "postal-code", "address", "phone");
        scribe.once("""
                通級指導教室　連絡記録
                9/8 {fg}　サ行の構音練習。イ列で歪みが残る。
                9/15 {fg}　休み（発熱）
                9/22 {fg}　単語レベルで８割。在籍学級担任（{sf}）と情報交換。
                次回の目標：短文の中で正しく発音する""", "school-word");
        scribe.once("""
                特別支援学級　指導計画一覧
                氏名,在籍,主な困難,今学期の目標,担当
                *4 {n},{知的|自閉・情緒|肢体不自由},{集団参加|書字|移動},{日課に沿って行動する|はさみを使う},{sf}""", "school-word", "name-list");
    }

    private void numbers() {
        scribe.onPersons("マイナンバー提出票", "number", Importance.I);
        scribe.once("""
                個人番号（マイナンバー）提出書
                教育委員会教育長　様
                令和　８年　　月　　日
                フリガナ　{K}
                氏名　{N}　　　　㊞
                個人番号　{mys}
                住所　{a}
                利用目的：共済組合の資格取得届、源泉徴収票作成事務
                本人確認欄（学校記入）　□個人番号カード　□通知カード　□運転免許証""", "my-number", "address");
        scribe.once("""
                職員番号\t氏名\tマイナンバー\t続柄
                *4 {d6}\t{s}\t{my4}\t{本人|配偶者|子}""", "my-number", "name-list");
        scribe.once("""
                就学支援金受給資格認定申請　添付台紙
                生徒氏名　{N}　　保護者等　{q}（父）　　生年月日　昭和５７年１１月３日
                ここに個人番号カード（写）を貼り付けてください
                父　　{myw}
                母　　　　　　　　　　　　（提出できない理由：　　　　　　　　）""", "my-number", "birth-date");
        scribe.doubtful("""
                番号カード確認票（事務室）
                {N}　様
                提出いただいた番号　{bad}
                ※番号に誤りがあるようです。カードを確認のうえ再提出してください。
                連絡先　{m0}""", "phone");
        scribe.doubtful("""
                提出物受領簿　　事務 {sf}
                {N}　様　　　受領日　令和８年１２月３日
                {my}
                扶養親族　無　　　身分証　運転免許証""", "my-number");
    }

    private void callTrees() {
        scribe.onPersons("緊急連絡網", "calls", Importance.II);
        scribe.once("""
                ３年２組　緊急連絡網
                　担任　{sf}　{t}
                　　↓
                *6 　{N}　{t}　↓""", "phone", "name-list");
        scribe.once("""
                職員緊急連絡先（外部秘）
                職名  氏名        自宅          携帯          メール
                *6 教諭  {n}   {t}   {m}   {e}""", "phone", "name-list", "e-mail");
        scribe.once("""
                A班: {f}({m0}) → {sf}(0800{d7}) → {sf}(0700{d7}) → 担任
                B班: {sf}(0900{d7}) → {sf}(0800{d7}) → 担任
                つながらない場合は次の人へ。最後の人は学校（0263-00-{d4}）へ報告してください。""", "phone");
        scribe.once("""
                緊急時引渡しカード
                児童名　{N}　　　{r6}年{r3}組　　　血液型　{A|O}型
                引取者①　{q}（母）　℡{mw}
                引取者②　{q}（祖父）　℡{t}
                ③　　　　　　　（　　）　℡
                住所　{aw}
                きょうだい　有・無　　避難場所　第二公園""", "phone", "address", "name-list");
    }
}
