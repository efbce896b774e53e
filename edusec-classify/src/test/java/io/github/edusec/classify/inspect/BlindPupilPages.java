package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.List;

/** Report cards, class lists and results of health checks by somebody who had seen neither rules nor other sets. */
final class BlindPupilPages {
    private final BlindScribe scribe = new BlindScribe(20_261_125);

    private BlindPupilPages() {}

    static List<QualityDocument> all() {
        BlindPupilPages pages = new BlindPupilPages();
        pages.reportCards();
        pages.classLists();
        pages.healthChecks();
        return pages.scribe.documents();
    }

    private void reportCards() {
        scribe.onPersons("通知表", "card", Importance.II);
        scribe.twice("""
                令和８年度　第{１|２|３}学期　{あゆみ|のびゆくすがた|かがやき}
                　　　　　　　　　　　　雪見市立{北|東}の森小学校
                第{r6}学年{r3}組　{r35}番　　{N}

                ◎学習のようす　　（◎よくできる　○できる　△がんばろう）
                国語　　知識・技能　　　　　　　　　　{◎|○}
                　　　　思考・判断・表現　　　　　　　{○|△}
                　　　　主体的に学習に取り組む態度　　{◎|○}
                算数　　知識・技能　　　　　　　　　　{◎|○|△}
                　　　　思考・判断・表現　　　　　　　{○|△}
                体育　　知識・技能　　　　　　　　　　○
                ◎行動のようす　　基本的な生活習慣　○　　責任感　{○|　}　　思いやり・協力　○
                ◎出欠　　授業日数 {r9}1　欠席 {r5}　出席停止・忌引 0　遅刻 {r3}　早退 0
                ◎担任より
                {係の仕事を最後までやりとげました。|友だちの考えをよく聞き、自分の考えを深めています。}漢字の{読み書き|まとめ}で力をつけました。
                校長　{s}　　　担任　{s}　　　保護者印""", "school-word");
        scribe.twice("""
                通　知　票
                紅葉市立{第二|西}中学校　　2年{r5}組{r38}番　氏名 {n}
                教科\t1学期\t2学期\t3学期\t学年評定
                国語\t{3|4|5}\t{2|3|4}\t\t
                社会\t{2|3|4}\t{3|4}\t\t
                数学\t{1|2|3}\t{2|3}\t\t
                理科\t{4|5}\t{4|5}\t\t
                英語\t{3|4}\t{2|3}\t\t
                保健体育\t3\t4\t\t
                特別活動：{図書委員|体育祭実行委員}　部活動：{吹奏楽部|卓球部}
                欠席日数　1学期 {r9}日　2学期 {r9}日
                2学期は{提出物が遅れがちでした|授業中の発言が増えました}。家庭での学習時間を確保しましょう。""", "school-word");
        scribe.twice("""
                年,組,番,氏名,国語_観点1,国語_観点2,国語_観点3,算数_観点1,算数_観点2,算数_観点3,総合所見
                *6 4,{r3},{row},{n},{A|B|C},{A|B},{A|B|C},{A|B},{A|B|C},B,"{九九を使ってわり算の筆算ができます。|音読を毎日続けました。|話合いで司会をしました。}\"""", "school-word", "name-list");
        scribe.once("""
                1ねん{r3}くみ　　なまえ　{k}
                せいかつ　がくしゅう　の　ようす
                こくご　ひらがなを　ただしく　かく　　　　　　　よくできました
                こくご　おおきな　こえで　よむ　　　　　　　　　もうすこし
                さんすう　たしざん・ひきざんを　する　　　　　　できました
                せいかつ　あさがおを　せわする　　　　　　　　　よくできました
                せんせいから　　まいにち　げんきに　あいさつが　できました。""", "school-word");
        scribe.once("""
                修　了　証
                第５学年　{N}　{b}生
                第５学年の課程を修了したことを証する　　令和９年３月２４日　　校長　{s}
                【外国語】英語で好きなものを紹介し合い、相手に伝わるように工夫して話しました。
                【道徳】教材の人物の気持ちを、自分の経験と重ねて考えることができました。
                【総合的な学習の時間】「川の生き物」をテーマに調べ、図や写真を使ってまとめました。
                【評定】国語３　社会２　算数３　理科３　音楽２　図工３　家庭２　体育３""", "school-word", "birth-date");
    }

    private void classLists() {
        scribe.onPersons("児童名簿", "list", Importance.II);
        scribe.twice("""
                No.\t氏名\tふりがな\t性別\t生年月日\t保護者\t郵便番号\t住所\t電話
                *8 {row}\t{n}\t{k}\t{男|女}\t{b2}\t{q}\t{z}\t{a}\t{t}""", "name-list", "birth-date", "postal-code", "address", "phone");
        scribe.twice("""
                令和8年度　{3|5}年{1|2}組　児童一覧（担任用・{取扱注意|持ち出し禁止}）
                *7 {row}　{N}　{b1}生　（保）{q}　{mw}　{アレルギー：卵|ぜんそく|－|特になし}""", "name-list", "birth-date", "phone", "school-word");
        scribe.twiceAs(Importance.III, """
                {２|６}年１組　{座席順|背の順|清掃班}
                *9 {N}""", "name-list");
        scribe.once("""
                児童番号,氏,名,シ,メイ,地区,兄弟
                *8 26{d4},{f},{g},{K},,{浜|山手|駅前}地区,{有|無}""", "name-list");
        scribe.once("""
                学級編制名簿　　　豊里小学校　　　基準日　令和８年５月１日
                *4 {row}. {n} ({K})  {b3}  〒{z} {aw}""", "name-list", "birth-date", "postal-code", "address");
    }

    private void healthChecks() {
        scribe.onPersons("健康診断結果", "health", Importance.I);
        scribe.twice("""
                令和８年度　定期健康診断結果のお知らせ
                {r6}年{r3}組　{n}　保護者様
                　今年度の健康診断の結果は下記のとおりです。
                身長　1{d2}.{d1} cm　　体重　3{d1}.{d1} kg
                視力　右 {A|B|C}　左 {B|C|D}　　聴力　異常なし
                歯科　むし歯（{あり|なし}）　要観察歯（{1|2}本）
                耳鼻科　{アレルギー性鼻炎|耳垢栓塞}　　内科　異常なし
                ※受診が必要な場合は、早めに医療機関で診てもらってください。
                　　　　　　　　　　　　　　養護教諭　{sf}""", "school-word");
        scribe.twice("""
                番\t氏名\t身長\t体重\t右裸眼\t左裸眼\t尿\t心電図\t備考
                *7 {row}\t{n}\t14{d1}.{d1}\t3{d1}.{d1}\t{0.7|1.0|1.2}\t{0.3|0.8|1.5}\t{(-)|(±)}\t{異常なし|要精検}\t{|眼鏡|てんかん服薬中}""", "school-word", "name-list");
        scribe.twice("""
                児童{生徒|}健康診断票（一般）
                氏名 {N}　　性別 {男|女}　　生年月日 {b4}
                年齢　　　　{９|１０}歳
                栄養状態　　{　|肥満傾向}
                脊柱・胸郭・四肢　　{側わん症の疑い|異常なし}
                目の疾病及び異常　　{結膜炎|　}
                皮膚疾患　　{アトピー性皮膚炎|　}
                結核　　異常なし　　　心臓　{心雑音　要管理D|異常なし}
                学校医所見　　　　　　　　　　　　月　日　印
                事後措置　　{経過観察|専門医受診を勧める}""", "school-word", "birth-date");
        scribe.once("""
                眼科受診のおすすめ
                　　　　{N} さん の保護者の方へ
                先日の視力検査で下の結果でした。眼科で詳しい検査を受けてください。
                （みぎ　０．４　／　ひだり　０．６　）
                ------------------ 切り取り ------------------
                受診報告書　　医療機関名　　　　　　　　　　　　　　　　医師名　　　　　　　　　印
                診断名　近視・遠視・乱視・その他（　　　　　　　　）""", "school-word");
        scribe.once("""
                歯・口の健康診断  4年2組  実施日 2026/6/4  学校歯科医 {s}
                  番号  氏名            処置歯  未処置歯  CO  GO  歯列
                *6   {row}     {n}        {r4}       {r3}         {0|1}   {0|1}   {0|1|2}""", "school-word", "name-list");
    }
}
