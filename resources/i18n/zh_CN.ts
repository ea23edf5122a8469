<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AnotherItem</name>
    <message>
        <source>Another item in this box</source>
        <translation>箱里还有一件</translation>
    </message>
    <message>
        <source>It gets its own LPN</source>
        <translation>单独贴一个唯一码</translation>
    </message>
    <message>
        <source>What kind of goods is the other item?</source>
        <translation>另一件是哪类商品？</translation>
    </message>
</context>
<context>
    <name>AnswerButton</name>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ApartItem</name>
    <message>
        <source>Extra item, set apart</source>
        <translation>另放的多件</translation>
    </message>
    <message>
        <source>Look again, put away, settle</source>
        <translation>再看、归位、处理</translation>
    </message>
    <message>
        <source>Which extra item?</source>
        <translation>哪一件是多出来的？</translation>
    </message>
    <message>
        <source>By the label on it</source>
        <translation>看上面的标签</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>It is another one, or goes elsewhere</source>
        <translation>是另一件，或者放别处</translation>
    </message>
    <message>
        <source>A supervisor settled it</source>
        <translation>主管已处理</translation>
    </message>
    <message>
        <source>Put it away</source>
        <translation>归位</translation>
    </message>
    <message>
        <source>Scan its container</source>
        <translation>扫它的容器</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Sent back, kept, destroyed; nothing is paid for it</source>
        <translation>退还、留下、销毁；不为它付款</translation>
    </message>
    <message>
        <source>It is not settled after all</source>
        <translation>撤回处理</translation>
    </message>
    <message>
        <source>It waits in quarantine again</source>
        <translation>重新放隔离筐等处理</translation>
    </message>
    <message>
        <source>Extra item: what now?</source>
        <translation>多件：现在怎么办？</translation>
    </message>
    <message>
        <source>What becomes of the extra item?</source>
        <translation>这件多出来的商品怎么处理？</translation>
    </message>
    <message>
        <source>Nothing is paid for it, whatever is chosen</source>
        <translation>选哪个都不为它付款</translation>
    </message>
    <message>
        <source>A second person stands for it</source>
        <translation>要第二个人签字</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>A supervisor signs in for this</source>
        <translation>要主管登录来做</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Take it up again</source>
        <translation>继续这件</translation>
    </message>
    <message>
        <source>Everything found so far is there</source>
        <translation>之前的记录都在</translation>
    </message>
    <message>
        <source>This item is parked</source>
        <translation>这件已搁置</translation>
    </message>
    <message>
        <source>Take the question back</source>
        <translation>撤回提问</translation>
    </message>
    <message>
        <source>The customer need not answer any more; go on at once</source>
        <translation>客户不用答复了，马上继续</translation>
    </message>
    <message>
        <source>The customer was asked</source>
        <translation>已问客户，等答复</translation>
    </message>
    <message>
        <source>On with another parcel</source>
        <translation>先做别的包裹</translation>
    </message>
    <message>
        <source>This one stays where it is</source>
        <translation>这件原样放着</translation>
    </message>
</context>
<context>
    <name>AskTheCustomer</name>
    <message>
        <source>Ask the customer</source>
        <translation>问客户</translation>
    </message>
    <message>
        <source>The item waits for the answer, the money too</source>
        <translation>等到答复再往下做，也先不退款</translation>
    </message>
    <message>
        <source>An answer may take %1 h; silence is no consent</source>
        <translation>最多等 %1 小时；不答复不算同意</translation>
    </message>
    <message>
        <source>What do you ask the customer?</source>
        <translation>问客户什么？</translation>
    </message>
    <message>
        <source>Photograph it first</source>
        <translation>先拍照</translation>
    </message>
</context>
<context>
    <name>BenchWords</name>
    <message>
        <source>Unpacked, nothing decided</source>
        <translation>已清空，没有可判定的</translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation>没有匹配售后单</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>质检完成</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 时</translation>
    </message>
    <message>
        <source>Disinfect first</source>
        <translation>先消毒</translation>
    </message>
    <message>
        <source>Disinfecting</source>
        <translation>消毒中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可以质检</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>质检中</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>By law: %1 d</source>
        <translation>法定 %1 天</translation>
    </message>
    <message>
        <source>Fast lane</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>没有售后单</translation>
    </message>
    <message>
        <source>Taken in twice</source>
        <translation>收了两次</translation>
    </message>
    <message>
        <source>%1 + %2 more</source>
        <translation>%1，另有 %2 单</translation>
    </message>
</context>
<context>
    <name>BesideWords</name>
    <message>
        <source>Customer&apos;s</source>
        <translation>客户照片</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>发货照片</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>商品图</translation>
    </message>
    <message>
        <source>Compare with: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 张，共 %3 张</translation>
    </message>
    <message>
        <source>Claim, not a finding</source>
        <translation>客户自述，不是质检结果</translation>
    </message>
    <message>
        <source>Left is live. Look for the same marks on both</source>
        <translation>左边是实时画面，看两边的痕迹是不是一样</translation>
    </message>
    <message>
        <source>Space takes the photo: %1</source>
        <translation>按空格拍：%1</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>正在取图</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>等网络恢复</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>打不开</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>unpacked</source>
        <translation>已清空</translation>
    </message>
    <message>
        <source>inspected, no ticket</source>
        <translation>已质检，没有售后单</translation>
    </message>
    <message>
        <source>How many did the courier hand in?</source>
        <translation>快递员交来几件？</translation>
    </message>
    <message>
        <source>Count the parcels</source>
        <translation>清点件数</translation>
    </message>
    <message>
        <source>%1 of the last count missing</source>
        <translation>上次清点还少 %1 件</translation>
    </message>
    <message>
        <source>%1 since the last count</source>
        <translation>上次清点后 %1 件</translation>
    </message>
    <message>
        <source>Already received</source>
        <translation>已经收过</translation>
    </message>
    <message>
        <source>This parcel is in the records.</source>
        <translation>这个包裹已有记录。</translation>
    </message>
    <message>
        <source>Number not found</source>
        <translation>没有找到单号</translation>
    </message>
    <message>
        <source>It may belong to another shop, or its ticket is not announced yet.</source>
        <translation>可能是别的店铺，或售后单还没预报。</translation>
    </message>
    <message>
        <source>Label not readable</source>
        <translation>面单读不出来</translation>
    </message>
    <message>
        <source>Torn, handwritten or blurred.</source>
        <translation>破损、手写或模糊。</translation>
    </message>
    <message>
        <source>Scan a parcel</source>
        <translation>请扫描包裹</translation>
    </message>
    <message>
        <source>Tracking, ticket, unit or serial number</source>
        <translation>快递单号、售后单号、唯一码、序列号都可以</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>手动输入单号</translation>
    </message>
    <message>
        <source>Read the label by camera</source>
        <translation>拍面单识别（破损、手写）</translation>
    </message>
    <message>
        <source>Receive it unmatched</source>
        <translation>按无主件收货</translation>
    </message>
    <message>
        <source>No label: receive it unmatched</source>
        <translation>没有面单，按无主件收货</translation>
    </message>
    <message>
        <source>parcels</source>
        <translation>件</translation>
    </message>
    <message>
        <source>Received here today</source>
        <translation>本工位今天已收</translation>
    </message>
    <message>
        <source>Waiting for inspection</source>
        <translation>待质检</translation>
    </message>
    <message>
        <source>Due within 6 hours</source>
        <translation>6 小时内到期</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>无主件</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <translation>近一小时 %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>件</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>单</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>单</translation>
    </message>
    <message>
        <source>first</source>
        <translation>优先处理</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>无主件</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>没有面单</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收货</translation>
    </message>
    <message>
        <source>disinfecting</source>
        <translation>消毒中</translation>
    </message>
    <message>
        <source>to inspect</source>
        <translation>待质检</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>质检中</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Fast lane</source>
        <translation>加急</translation>
    </message>
</context>
<context>
    <name>CameraSection</name>
    <message>
        <source>Live</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Folder, http:// or rtsp://</source>
        <translation>文件夹、http:// 或 rtsp://</translation>
    </message>
    <message>
        <source>Drawn pictures</source>
        <translation>演示画面</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Looking what is plugged in</source>
        <translation>正在找已插好的相机</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>When sharp, lit and still</source>
        <translation>清晰、亮度合适、稳定后自动拍</translation>
    </message>
    <message>
        <source>Fine scratches want 1920 × 1080 or more</source>
        <translation>细划痕要 1920 × 1080 以上</translation>
    </message>
    <message>
        <source>Shorter is sharper and darker</source>
        <translation>时间短更清晰，也更暗</translation>
    </message>
    <message>
        <source>What is plugged in (9 looks again); 0 types a folder or an address</source>
        <translation>已插好的相机（按 9 再找）；按 0 输入文件夹或网络地址</translation>
    </message>
    <message>
        <source>Second one: %1</source>
        <translation>第二台：%1</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Photos by themselves</source>
        <translation>自动拍照</translation>
    </message>
    <message>
        <source>Codes in the picture</source>
        <translation>画面中的条码</translation>
    </message>
    <message>
        <source>A label held there is taken in</source>
        <translation>放到镜头前的面单自动收货</translation>
    </message>
    <message>
        <source>The camera gives %1 × %2</source>
        <translation>相机实际给出 %1 × %2</translation>
    </message>
    <message>
        <source>The camera exposes for %1 ms</source>
        <translation>相机实际曝光 %1 毫秒</translation>
    </message>
    <message>
        <source>This camera does not say whether it obeys</source>
        <translation>这台相机不报告是否照办</translation>
    </message>
    <message>
        <source>No picture yet; it is tried again by itself</source>
        <translation>还没有画面，会自动再试</translation>
    </message>
    <message>
        <source>No camera chosen</source>
        <translation>没有选相机</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Esc takes it back</source>
        <translation>按 Esc 撤回</translation>
    </message>
    <message>
        <source>The second one is set where the program starts</source>
        <translation>第二台在启动程序时指定</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CandidateButton</name>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CandidateWords</name>
    <message>
        <source>Scanned code</source>
        <translation>扫到的码</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1等，另有 %2 件</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>tracking number fits</source>
        <translation>快递单号一致</translation>
    </message>
    <message>
        <source>order number fits</source>
        <translation>订单号一致</translation>
    </message>
    <message>
        <source>ticket number fits</source>
        <translation>售后单号一致</translation>
    </message>
    <message>
        <source>serial fits</source>
        <translation>序列号一致</translation>
    </message>
    <message>
        <source>code fits</source>
        <translation>条码一致</translation>
    </message>
</context>
<context>
    <name>CandidatesFace</name>
    <message>
        <source>Read from the label</source>
        <translation>面单上读到的</translation>
    </message>
    <message>
        <source>None of them, receive it unmatched</source>
        <translation>都不是，按无主件收货</translation>
    </message>
    <message>
        <source>It waits in the holding area until its ticket is known.</source>
        <translation>放进无主件暂存区，等售后单。</translation>
    </message>
    <message>
        <source>Possible tickets</source>
        <translation>候选售后单</translation>
    </message>
    <message>
        <source>strongest evidence first; you decide</source>
        <translation>按证据强弱排序·结论由您确认</translation>
    </message>
</context>
<context>
    <name>CardTab</name>
    <message>
        <source>shown</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CaseFace</name>
    <message>
        <source>No camera picture</source>
        <translation>没有相机画面</translation>
    </message>
    <message>
        <source>0.63 kg or 630 g</source>
        <translation>0.63 kg 或 630 g</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>面单</translation>
    </message>
    <message>
        <source>Platform deadline</source>
        <translation>平台时限</translation>
    </message>
    <message>
        <source>Outer photos</source>
        <translation>外包装照片</translation>
    </message>
    <message>
        <source>Photograph the label, then put the parcel into the holding area.</source>
        <translation>先拍面单，再放进无主件暂存区。</translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>还没有售后单</translation>
    </message>
    <message>
        <source>several may apply; keys or touch</source>
        <translation>可多选，按数字键或触摸</translation>
    </message>
    <message>
        <source>Outer condition</source>
        <translation>外包装状况</translation>
    </message>
    <message>
        <source>%1 to take</source>
        <translation>还差 %1 张</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已拍齐</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>photo needed</source>
        <translation>还没拍</translation>
    </message>
    <message>
        <source>photo kept</source>
        <translation>照片已存证</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>within 6 hours</source>
        <translation>6 小时内</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Goods: %1</source>
        <translation>商品：%1</translation>
    </message>
    <message>
        <source>within 1 hour</source>
        <translation>1 小时内</translation>
    </message>
    <message>
        <source>%1 (day %2)</source>
        <translation>%1（第 %2 天）</translation>
    </message>
    <message>
        <source>Refused delivery</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>本次签收</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递公司</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>买家原因</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>下单签收</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Serial sent</source>
        <translation>出库序列号</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>实付</translation>
    </message>
    <message>
        <source>no serial</source>
        <translation>不管序列号</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>快递单号</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>used</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已记</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>as announced</source>
        <translation>与预报一致</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>platform updated %1</source>
        <translation>平台 %1 更新</translation>
    </message>
    <message>
        <source>Not handled by then, the platform refunds without inspection.</source>
        <translation>到期未处理，平台会不经质检自动退款。</translation>
    </message>
    <message>
        <source>enough time</source>
        <translation>时间充足</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>另有</translation>
    </message>
    <message>
        <source>No ticket</source>
        <translation>没有售后单</translation>
    </message>
    <message>
        <source>%1 + %2 more</source>
        <translation>%1，另有 %2 单</translation>
    </message>
    <message>
        <source>Goods, counted blind</source>
        <translation>商品（盲收）</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>What works here</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Found, and what to do</source>
        <translation>结果和办法</translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <translation>%1 检查</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>没有要看的</translation>
    </message>
    <message>
        <source>%1 to look at</source>
        <translation>%1 项要看</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>存为文本</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CodesWords</name>
    <message>
        <source>Return</source>
        <translation>退货快递单号</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>快递单号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>分拣码</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>在待收名单中</translation>
    </message>
    <message>
        <source>check digit holds</source>
        <translation>校验位正确</translation>
    </message>
    <message>
        <source>carrier&apos;s prefix</source>
        <translation>快递公司前缀</translation>
    </message>
    <message>
        <source>also in print</source>
        <translation>与印刷文字一致</translation>
    </message>
    <message>
        <source>the only number</source>
        <translation>唯一单号</translation>
    </message>
    <message>
        <source>may be it</source>
        <translation>可能是</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>现在拍：%1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>No camera. Plug one in</source>
        <translation>没有相机。插上就会自动打开</translation>
    </message>
</context>
<context>
    <name>ContentsWords</name>
    <message>
        <source>%1 x %2</source>
        <translation>%1 件 %2</translation>
    </message>
    <message>
        <source>%1 more lines</source>
        <translation>另有 %1 种</translation>
    </message>
    <message>
        <source>The box is empty; nothing to label</source>
        <translation>空包，没有东西可贴标</translation>
    </message>
    <message>
        <source>this item is not in it</source>
        <translation>里面没有这一件</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空的</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>箱子</translation>
    </message>
    <message>
        <source>%1 more than announced</source>
        <translation>比登记的多 %1 件</translation>
    </message>
    <message>
        <source>%1 of %2 items here, more may come</source>
        <translation>登记 %2 件，到了 %1 件，其余可能另寄</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Nothing taken out yet, %2 announced</source>
        <translation>登记 %2 件，还没取出</translation>
    </message>
    <message>
        <source>All %2 items are here</source>
        <translation>登记的 %2 件都到了</translation>
    </message>
    <message>
        <source>%1 of %2 items here, %3 missing</source>
        <translation>登记 %2 件，到了 %1 件，缺 %3 件</translation>
    </message>
    <message>
        <source>This item is not in the box; nothing to label</source>
        <translation>箱里没有这一件，不用贴标</translation>
    </message>
    <message>
        <source>Nothing is put away. Throw away a label that was printed, then decide</source>
        <translation>不用归位；打出来的标签作废，直接去判定</translation>
    </message>
    <message>
        <source>Keep the box. Throw away a label that was printed, then decide</source>
        <translation>包裹箱留好；打出来的标签作废，直接去判定</translation>
    </message>
    <message>
        <source>%1 taken out so far; F8 once the box is empty</source>
        <translation>已取出 %1 件；箱子空了按 F8</translation>
    </message>
</context>
<context>
    <name>CrashOverlay</name>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>It happened again at once. Restart the program, then do the last step again</source>
        <translation>马上又出错了。重新启动程序，再做一遍上一步</translation>
    </message>
    <message>
        <source>It was not you. Continue, then do the last step again if it is missing</source>
        <translation>不是您的操作问题。点继续；上一步如果没记上，再做一遍</translation>
    </message>
    <message>
        <source>Checking what is recorded</source>
        <translation>正在检查记录</translation>
    </message>
    <message>
        <source>Press F5 after continuing; it checks them again</source>
        <translation>继续后按 F5 再检查一次</translation>
    </message>
    <message>
        <source>The records could not be checked</source>
        <translation>没能检查记录</translation>
    </message>
    <message>
        <source>Your work is safe</source>
        <translation>您做的都在</translation>
    </message>
    <message>
        <source>%1 photos were still being saved; look whether they are there</source>
        <translation>有 %1 张照片当时还在保存；看一下它们在不在</translation>
    </message>
    <message>
        <source>1 photo was still being saved; look whether it is there</source>
        <translation>有 1 张照片当时还在保存；看一下它在不在</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>日志：%1</translation>
    </message>
    <message>
        <source>For support: %1 at %2</source>
        <translation>报修信息：%1，%2</translation>
    </message>
    <message>
        <source>Restart the program</source>
        <translation>重新启动程序</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>%1 records of this station are kept</source>
        <translation>本工位的 %1 条记录都已保存</translation>
    </message>
    <message>
        <source>%1; the last photo is of %2</source>
        <translation>%1；最后一张照片拍于 %2</translation>
    </message>
</context>
<context>
    <name>CustomerCover</name>
    <message>
        <source>The customer&apos;s side</source>
        <translation>客户的说法</translation>
    </message>
    <message>
        <source>Claim, not a finding</source>
        <translation>客户自述，不是质检结果</translation>
    </message>
    <message>
        <source>%1, %2 of %3 in this box</source>
        <translation>%1，这箱的第 %2 张，共 %3 张</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>退货原因</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>C, Esc, any key, a scan or a touch closes this</source>
        <translation>按 C、Esc 或任意键，扫码或点一下都会关闭</translation>
    </message>
    <message>
        <source>C or a touch shows the next ticket&apos;s customer; any other key closes this</source>
        <translation>按 C 或点一下，看下一张售后单的客户；按其他键关闭</translation>
    </message>
    <message>
        <source>None came</source>
        <translation>没有发来</translation>
    </message>
    <message>
        <source>%1, of which %2 still on the way</source>
        <translation>%1 张，其中 %2 张还没到</translation>
    </message>
    <message>
        <source>Photo of the customer&apos;s</source>
        <translation>客户的照片</translation>
    </message>
</context>
<context>
    <name>DeadlineWords</name>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>还剩 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>还剩 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h left</source>
        <translation>还剩 %1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1: %2. Do this one now</source>
        <translation>%1 %2。现在先处理这件</translation>
    </message>
    <message>
        <source>Not decided by then, the platform refunds without inspection</source>
        <translation>到期未判定，平台会不经质检自动退款</translation>
    </message>
    <message>
        <source>%1 more in the fast lane</source>
        <translation>另有 %1 件加急</translation>
    </message>
    <message>
        <source>One more there</source>
        <translation>另有 1 件加急</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Fast lane</source>
        <translation>加急</translation>
    </message>
</context>
<context>
    <name>DecideOffers</name>
    <message>
        <source>Put away</source>
        <translation>归位</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>回到质检</translation>
    </message>
    <message>
        <source>Photo again</source>
        <translation>重拍照片</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>改判</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销改判</translation>
    </message>
</context>
<context>
    <name>DecideOnMissing</name>
    <message>
        <source>Decide on what is missing</source>
        <translation>判定缺的商品</translation>
    </message>
    <message>
        <source>Photograph the open box first</source>
        <translation>先拍开箱后的箱内</translation>
    </message>
</context>
<context>
    <name>DecidePage</name>
    <message>
        <source>Waiting for a decision</source>
        <translation>等待判定</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>质检发现</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Refund advice</source>
        <translation>退款建议</translation>
    </message>
    <message>
        <source>Disagree? Override</source>
        <translation>不同意？改判</translation>
    </message>
    <message>
        <source>Amount of the partial refund</source>
        <translation>部分退款金额</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>退款建议</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>改判</translation>
    </message>
    <message>
        <source>Photos: %1</source>
        <translation>%1 张照片</translation>
    </message>
    <message>
        <source>What the rules advise</source>
        <translation>规则建议</translation>
    </message>
    <message>
        <source>What has to begin first comes first</source>
        <translation>最该先做的排在最前</translation>
    </message>
</context>
<context>
    <name>DecideWords</name>
    <message>
        <source>Items</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>entered late, not proven</source>
        <translation>补录，没有证据</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>收下一个包裹</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Please confirm: grade %1, %2</source>
        <translation>请确认判定：成色 %1，%2</translation>
    </message>
    <message>
        <source>The rules advise, you decide; an override needs a reason</source>
        <translation>系统按规则给建议，由您确认；改判要选原因</translation>
    </message>
    <message>
        <source>Opening the item</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Choose the item to decide</source>
        <translation>选一件来判定</translation>
    </message>
    <message>
        <source>By its number, or touch it</source>
        <translation>按数字或触摸</translation>
    </message>
    <message>
        <source>Nothing waits for a decision</source>
        <translation>没有等待判定的商品</translation>
    </message>
    <message>
        <source>Inspect the next parcel</source>
        <translation>去质检下一个包裹</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 serials on file</source>
        <translation>登记了 %1 个序列号</translation>
    </message>
    <message>
        <source>No serial on file</source>
        <translation>没有登记序列号</translation>
    </message>
    <message>
        <source>Shipped: %1</source>
        <translation>发出：%1</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>还在计时</translation>
    </message>
    <message>
        <source>contact time reached</source>
        <translation>接触时间已到</translation>
    </message>
    <message>
        <source>time not proven</source>
        <translation>接触时间无法证实</translation>
    </message>
    <message>
        <source>left out, with a reason</source>
        <translation>已跳过，有原因</translation>
    </message>
    <message>
        <source>%1 mg/L</source>
        <translation>%1 mg/L</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Disinfection</source>
        <translation>消毒</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>没有选</translation>
    </message>
    <message>
        <source>Rules %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Why: the rules of market %1 are not confirmed yet</source>
        <translation>原因：%1 市场的规则还没有核实</translation>
    </message>
    <message>
        <source>Those of another market are never applied in their place</source>
        <translation>别的市场的规则不会拿来代用</translation>
    </message>
    <message>
        <source>Ground: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>证据：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Keep the advice</source>
        <translation>维持建议</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>要小于 %1</translation>
    </message>
    <message>
        <source>Choose where it goes</source>
        <translation>选一个去处</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>填退款金额</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>选一个改判原因</translation>
    </message>
    <message>
        <source>Nothing to put away</source>
        <translation>不用归位</translation>
    </message>
    <message>
        <source>Override: %1 → %2 %3</source>
        <translation>改判：%1 → %2 %3</translation>
    </message>
    <message>
        <source>Confirm, to review</source>
        <translation>确认，送复核</translation>
    </message>
    <message>
        <source>Confirm and submit</source>
        <translation>确认，提交</translation>
    </message>
    <message>
        <source>Back to inspection</source>
        <translation>回到质检</translation>
    </message>
    <message>
        <source>Next item of this parcel</source>
        <translation>这个包裹的下一件</translation>
    </message>
    <message>
        <source>Decide the first</source>
        <translation>判定第一件</translation>
    </message>
    <message>
        <source>Goes to: %1</source>
        <translation>放到：%1</translation>
    </message>
</context>
<context>
    <name>DisinfectOffers</name>
    <message>
        <source>Do not skip</source>
        <translation>不跳过</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the parcel</source>
        <translation>回到这件</translation>
    </message>
    <message>
        <source>Stop, start over</source>
        <translation>停止，重新来</translation>
    </message>
    <message>
        <source>Skip, with reason</source>
        <translation>跳过（要选原因）</translation>
    </message>
    <message>
        <source>Inspect without it</source>
        <translation>不做，直接质检</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>消毒液</translation>
    </message>
    <message>
        <source>Record sheet</source>
        <translation>消毒记录表</translation>
    </message>
    <message>
        <source>Keep the reading</source>
        <translation>记下读数</translation>
    </message>
</context>
<context>
    <name>DisinfectPage</name>
    <message>
        <source>Also running</source>
        <translation>同时在计时的包裹</translation>
    </message>
    <message>
        <source>No contact time is running</source>
        <translation>没有正在计时的消毒</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Locked until the timer ends</source>
        <translation>到点前锁住的操作</translation>
    </message>
    <message>
        <source>Open and inspect</source>
        <translation>开箱质检</translation>
    </message>
    <message>
        <source>Grade and decide</source>
        <translation>判定成色和处置</translation>
    </message>
    <message>
        <source>Meanwhile: receive other parcels.</source>
        <translation>照常可做：收其他包裹。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已到点</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 件</translation>
    </message>
</context>
<context>
    <name>DisinfectWords</name>
    <message>
        <source>Done</source>
        <translation>已到点</translation>
    </message>
    <message>
        <source>The clock was changed meanwhile: time not proven</source>
        <translation>期间调过时钟，接触时间无法证实</translation>
    </message>
    <message>
        <source>%1 rules out: %2</source>
        <translation>%1不能用：%2</translation>
    </message>
    <message>
        <source>Lamp %1</source>
        <translation>灯 %1</translation>
    </message>
    <message>
        <source>If this number stands on the device, choose how it shines</source>
        <translation>和机身编号一致，就选怎么照</translation>
    </message>
    <message>
        <source>A new tube is in it. It shines</source>
        <translation>已换新灯管。这盏灯</translation>
    </message>
    <message>
        <source>From one side</source>
        <translation>单面照</translation>
    </message>
    <message>
        <source>From both sides at once</source>
        <translation>两面同时照</translation>
    </message>
    <message>
        <source>Ready to inspect</source>
        <translation>可以质检</translation>
    </message>
    <message>
        <source>Still to go</source>
        <translation>接触时间还要</translation>
    </message>
    <message>
        <source>Disinfection entered late</source>
        <translation>消毒是补录的</translation>
    </message>
    <message>
        <source>Disinfect the inner packaging</source>
        <translation>给内包装消毒</translation>
    </message>
    <message>
        <source>Entered late: not proven. Disinfect before opening</source>
        <translation>只有补录，没有证据。先消毒再开箱</translation>
    </message>
    <message>
        <source>Close the door, step away, then start the timer</source>
        <translation>关好门，人离开，再开始计时</translation>
    </message>
    <message>
        <source>Choose by its number</source>
        <translation>按编号选</translation>
    </message>
    <message>
        <source>What is the surface made of?</source>
        <translation>表面是什么材质？</translation>
    </message>
    <message>
        <source>What became of the solution?</source>
        <translation>消毒液怎么了？</translation>
    </message>
    <message>
        <source>Scan the batch number on the bottle</source>
        <translation>扫瓶子上的批号</translation>
    </message>
    <message>
        <source>Esc goes back without one</source>
        <translation>没有批号按 Esc 返回</translation>
    </message>
    <message>
        <source>What does the test strip read?</source>
        <translation>试纸读数是多少？</translation>
    </message>
    <message>
        <source>Type it in mg/L, then Enter. Too weak, the solution starts no timer</source>
        <translation>输入 mg/L，按 Enter。太淡就不能用来计时</translation>
    </message>
    <message>
        <source>Why is it entered late?</source>
        <translation>为什么补录？</translation>
    </message>
    <message>
        <source>When was its contact time over?</source>
        <translation>接触时间什么时候到的？</translation>
    </message>
    <message>
        <source>Why is it left out? The reason is recorded.</source>
        <translation>为什么跳过？原因会记下来。</translation>
    </message>
    <message>
        <source>The surface is made of</source>
        <translation>表面的材质</translation>
    </message>
    <message>
        <source>The solution of this bench</source>
        <translation>这个工位的消毒液</translation>
    </message>
    <message>
        <source>An entry made late proves nothing and is marked so.</source>
        <translation>补录会标明，不能当证据。</translation>
    </message>
    <message>
        <source>It ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Test strip reading</source>
        <translation>输入试纸读数</translation>
    </message>
    <message>
        <source>Done elsewhere: enter it late</source>
        <translation>在别处做过：补录</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>Scan its batch number</source>
        <translation>扫批号</translation>
    </message>
    <message>
        <source>It is poured away</source>
        <translation>倒掉了</translation>
    </message>
    <message>
        <source>Now the inner packaging</source>
        <translation>接着做内包装</translation>
    </message>
    <message>
        <source>Contact time</source>
        <translation>接触时间</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Leave disinfection out?</source>
        <translation>要跳过消毒吗？</translation>
    </message>
    <message>
        <source>Choose the reason by its number</source>
        <translation>按数字选一个原因</translation>
    </message>
    <message>
        <source>Disinfect before opening</source>
        <translation>开箱前先消毒</translation>
    </message>
    <message>
        <source>Wet every side as the steps say, then start the timer</source>
        <translation>按右边步骤喷湿各面，然后开始计时</translation>
    </message>
    <message>
        <source>Disinfecting: %1 to go</source>
        <translation>消毒计时中：还要 %1</translation>
    </message>
    <message>
        <source>Opening stays locked until then. Take the next parcel</source>
        <translation>到点前不能开箱。可以先收下一个包裹</translation>
    </message>
    <message>
        <source>Contact time reached</source>
        <translation>接触时间已到</translation>
    </message>
    <message>
        <source>Air and wipe dry, then open it</source>
        <translation>通风擦干，然后开箱质检</translation>
    </message>
    <message>
        <source>Air and open it, then disinfect the inner packaging. Without it: not to the shelf</source>
        <translation>通风后打开，接着消毒内包装。不做就不能再上架</translation>
    </message>
    <message>
        <source>Disinfection left out: %1</source>
        <translation>已跳过消毒：%1</translation>
    </message>
    <message>
        <source>It may be opened, but nothing from it is restocked</source>
        <translation>可以开箱，但里面的商品不能上架</translation>
    </message>
    <message>
        <source>Nothing to disinfect</source>
        <translation>没有要消毒的包裹</translation>
    </message>
    <message>
        <source>Scan the next parcel</source>
        <translation>扫下一个包裹</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Start the timer</source>
        <translation>开始计时</translation>
    </message>
    <message>
        <source>Open and inspect</source>
        <translation>开箱质检</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>收下一个包裹</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>共 %2·已过 %1</translation>
    </message>
    <message>
        <source>Kept by the timer, never typed</source>
        <translation>由计时器记录，不能手填</translation>
    </message>
    <message>
        <source>Left out, with a reason</source>
        <translation>已跳过，有原因</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>%1 结束</translation>
    </message>
</context>
<context>
    <name>ExtraItem</name>
    <message>
        <source>Extra item</source>
        <translation>多件</translation>
    </message>
    <message>
        <source>More than announced, or something nobody announced</source>
        <translation>比登记的多，或没人登记过</translation>
    </message>
    <message>
        <source>Something nobody announced</source>
        <translation>没人登记过的商品</translation>
    </message>
    <message>
        <source>It is photographed and set apart</source>
        <translation>拍照，单独放</translation>
    </message>
    <message>
        <source>What is the extra item?</source>
        <translation>多出来的是哪一件？</translation>
    </message>
    <message>
        <source>It gets its own LPN; a supervisor decides about it</source>
        <translation>它有自己的唯一码，由主管决定</translation>
    </message>
    <message>
        <source>One more of these</source>
        <translation>这种多了一件</translation>
    </message>
    <message>
        <source>Still awaited</source>
        <translation>还没到齐，照常取出</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>FlagWords</name>
    <message>
        <source>%1 flags</source>
        <translation>提醒 %1 条</translation>
    </message>
    <message>
        <source>%1 flag</source>
        <translation>提醒 %1 条</translation>
    </message>
    <message>
        <source>For your attention: it decides nothing</source>
        <translation>请留意，不影响判定</translation>
    </message>
    <message>
        <source>Esc, any key, a scan or a touch closes this</source>
        <translation>按 Esc 或任意键、扫码、点一下，都会关闭</translation>
    </message>
    <message>
        <source>records differ</source>
        <translation>记录不符</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>可能是巧合</translation>
    </message>
</context>
<context>
    <name>GradeMatrix</name>
    <message>
        <source>No grade from the matrix</source>
        <translation>成色不由矩阵决定</translation>
    </message>
    <message>
        <source>Grade %1</source>
        <translation>成色 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>GradeView</name>
    <message>
        <source>Grade</source>
        <translation>成色</translation>
    </message>
    <message>
        <source>Rules %1 v%2</source>
        <translation>规则 %1 v%2</translation>
    </message>
    <message>
        <source>Down: packaging   Across: item</source>
        <translation>纵：包装&#x3000;横：商品</translation>
    </message>
</context>
<context>
    <name>IdleFace</name>
    <message>
        <source>Tracking or ticket number, then Enter</source>
        <translation>快递单号或售后单号，按 Enter</translation>
    </message>
    <message>
        <source>How many parcels were handed in?</source>
        <translation>快递员交来几件？</translation>
    </message>
    <message>
        <source>Most urgent tickets</source>
        <translation>最急的售后单</translation>
    </message>
    <message>
        <source>by platform deadline</source>
        <translation>按平台时限排序</translation>
    </message>
    <message>
        <source>Just received</source>
        <translation>刚刚收货</translation>
    </message>
    <message>
        <source>No open ticket has a deadline.</source>
        <translation>没有带时限的售后单。</translation>
    </message>
    <message>
        <source>Nothing received here today.</source>
        <translation>今天本工位还没有收货。</translation>
    </message>
</context>
<context>
    <name>InspectAgain</name>
    <message>
        <source>Inspect it once more</source>
        <translation>再检一遍</translation>
    </message>
    <message>
        <source>Answers and photos stay, and can be changed</source>
        <translation>答案和照片都在，可以改</translation>
    </message>
</context>
<context>
    <name>InspectOffers</name>
    <message>
        <source>Take photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Disinfect</source>
        <translation>去消毒</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Not this ticket</source>
        <translation>不是这个单</translation>
    </message>
    <message>
        <source>Find its ticket</source>
        <translation>找它的售后单</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>放到隔离区</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>收下一个包裹</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>特殊情况</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>归位</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>不重拍</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Photo missing: %1</source>
        <translation>还要 1 张%1</translation>
    </message>
    <message>
        <source>Answer with a number key</source>
        <translation>按数字键回答</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去判定</translation>
    </message>
    <message>
        <source>Inspect the first</source>
        <translation>质检第一件</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>去收货</translation>
    </message>
</context>
<context>
    <name>InspectPage</name>
    <message>
        <source>Waiting for inspection</source>
        <translation>等待质检</translation>
    </message>
    <message>
        <source>Required photos</source>
        <translation>必拍照片</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>Nothing waits. Receive the next parcel.</source>
        <translation>没有等待的包裹。去收下一个包裹。</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>现在拍：%1</translation>
    </message>
    <message>
        <source>Once more: %1</source>
        <translation>重拍：%1</translation>
    </message>
    <message>
        <source>No camera. Plug one in</source>
        <translation>没有相机。插上就会自动打开</translation>
    </message>
    <message>
        <source>Returns Station</source>
        <translation>退货验收台</translation>
    </message>
    <message>
        <source>What has to begin first comes first</source>
        <translation>最该先做的排在最前</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>缺拍</translation>
    </message>
    <message>
        <source>At another station</source>
        <translation>在别的工位</translation>
    </message>
</context>
<context>
    <name>InspectWords</name>
    <message>
        <source>In your hand</source>
        <translation>手里这件</translation>
    </message>
    <message>
        <source>This is not the item we shipped. Put it down, do not go on.</source>
        <translation>这件不是我们发出的那一件。请放下，不要继续质检。</translation>
    </message>
    <message>
        <source>Put the item into quarantine: %1</source>
        <translation>把商品放进隔离筐：%1</translation>
    </message>
    <message>
        <source>Inspected; it waits for its ticket</source>
        <translation>已质检，等售后单</translation>
    </message>
    <message>
        <source>It stays in quarantine. Enter looks for its ticket</source>
        <translation>留在隔离区。按回车找它的售后单</translation>
    </message>
    <message>
        <source>Photograph it for later</source>
        <translation>先拍照，以后核对</translation>
    </message>
    <message>
        <source>It is compared with its ticket from this photo, without opening again</source>
        <translation>有了售后单就看这张照片核对，不用再开箱</translation>
    </message>
    <message>
        <source>Inspected as far as it can be without its ticket</source>
        <translation>没有售后单能做的都做完了</translation>
    </message>
    <message>
        <source>Set it aside: it goes to quarantine until its ticket is known</source>
        <translation>放到隔离区，等找到售后单</translation>
    </message>
    <message>
        <source>Set aside; its ticket is looked for</source>
        <translation>已放下，等它的售后单</translation>
    </message>
    <message>
        <source>Put it into quarantine, label up. Then the next one</source>
        <translation>放进隔离区，标签朝上。再做下一件</translation>
    </message>
    <message>
        <source>Noted: it helps to find the ticket</source>
        <translation>已记下，方便找售后单</translation>
    </message>
    <message>
        <source>Go on with the questions</source>
        <translation>继续答题</translation>
    </message>
    <message>
        <source>Serial shipped</source>
        <translation>发出的序列号</translation>
    </message>
    <message>
        <source>Nothing more in this box</source>
        <translation>箱里没有了</translation>
    </message>
    <message>
        <source>Everything of this ticket is here already</source>
        <translation>这张售后单的商品已到齐</translation>
    </message>
    <message>
        <source>What lies in this box is extra: press F8</source>
        <translation>箱里的都是多件：按 F8</translation>
    </message>
    <message>
        <source>Take the photo, then choose</source>
        <translation>先拍照，再按数字选</translation>
    </message>
    <message>
        <source>Choose by its number</source>
        <translation>按数字键选</translation>
    </message>
    <message>
        <source>%1. Esc goes back</source>
        <translation>%1。按 Esc 返回</translation>
    </message>
    <message>
        <source>Extra item</source>
        <translation>多件</translation>
    </message>
    <message>
        <source>Extra: %1</source>
        <translation>多件：%1</translation>
    </message>
    <message>
        <source>Stopped %1</source>
        <translation>停止时间 %1</translation>
    </message>
    <message>
        <source>Entered late</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Scan the ACK code at the right to go on</source>
        <translation>扫右边的 ACK 码继续</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Take this photo once more</source>
        <translation>这张重拍一次</translation>
    </message>
    <message>
        <source>The first one stays in the record</source>
        <translation>原来那张仍留在记录里</translation>
    </message>
    <message>
        <source>Question %1: %2</source>
        <translation>第 %1 题：%2</translation>
    </message>
    <message>
        <source>Scan the next parcel</source>
        <translation>扫下一个包裹</translation>
    </message>
    <message>
        <source>Or choose one by its number</source>
        <translation>或按数字选一个</translation>
    </message>
    <message>
        <source>Opening the parcel</source>
        <translation>正在打开包裹</translation>
    </message>
    <message>
        <source>Not disinfected yet</source>
        <translation>还没有消毒</translation>
    </message>
    <message>
        <source>Finish disinfection first, then open the parcel</source>
        <translation>先完成消毒，再开箱</translation>
    </message>
    <message>
        <source>Everything in this parcel is decided</source>
        <translation>这个包裹都判定完了</translation>
    </message>
    <message>
        <source>Take out one item</source>
        <translation>取出一件商品</translation>
    </message>
    <message>
        <source>All questions answered</source>
        <translation>全部答完</translation>
    </message>
    <message>
        <source>Take the photo; the next question opens by itself</source>
        <translation>拍完自动到下一题</translation>
    </message>
    <message>
        <source>Answer, take the photo, and the next question opens</source>
        <translation>答完、拍完自动到下一题</translation>
    </message>
    <message>
        <source>Answer, and the next question opens</source>
        <translation>答完自动到下一题</translation>
    </message>
    <message>
        <source>Question %1 of about %2</source>
        <translation>第 %1 题，约 %2 题</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Cleaning, time left</source>
        <translation>清洁中，还剩</translation>
    </message>
    <message>
        <source>Which item is this?</source>
        <translation>这是哪一件？</translation>
    </message>
    <message>
        <source>Serial not compared</source>
        <translation>序列号还没核对</translation>
    </message>
    <message>
        <source>Serial matches</source>
        <translation>序列号一致</translation>
    </message>
    <message>
        <source>Disinfected %1</source>
        <translation>消毒已完成 %1</translation>
    </message>
    <message>
        <source>Disinfection left out</source>
        <translation>消毒已跳过</translation>
    </message>
    <message>
        <source>Not disinfected</source>
        <translation>未消毒</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>Well lit</source>
        <translation>亮度合适</translation>
    </message>
    <message>
        <source>Say which one it is. Empty box or something else: F8</source>
        <translation>选它是哪一件；空箱或别的物品按 F8</translation>
    </message>
    <message>
        <source>Clean it now</source>
        <translation>请先清洁</translation>
    </message>
    <message>
        <source>When the time is over the question is asked again</source>
        <translation>擦到计时结束，再答一次这一题</translation>
    </message>
    <message>
        <source>Every required photo is there. It can be decided</source>
        <translation>必拍照片齐了，可以去判定</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Asked again then: %1</source>
        <translation>到时再问一次：%1</translation>
    </message>
    <message>
        <source>Outside only</source>
        <translation>只做了外包装</translation>
    </message>
    <message>
        <source>Too dark: turn up the lamp</source>
        <translation>太暗，调亮灯</translation>
    </message>
    <message>
        <source>Too bright: turn down the lamp</source>
        <translation>太亮，调暗灯</translation>
    </message>
    <message>
        <source>Blurred: move closer</source>
        <translation>有点虚，靠近一点</translation>
    </message>
    <message>
        <source>Glare: turn it a little</source>
        <translation>有反光，把商品转一点</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>无反光</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>画面稳定</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>手稳住</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>That is the product code, not the serial</source>
        <translation>这是商品条码，不是序列号</translation>
    </message>
    <message>
        <source>Scan the serial on the plate</source>
        <translation>扫铭牌上的序列号</translation>
    </message>
    <message>
        <source>No serial on file for this item</source>
        <translation>这件没有登记序列号</translation>
    </message>
    <message>
        <source>Compare model and colour, then answer by number</source>
        <translation>核对型号和颜色，再按数字回答</translation>
    </message>
    <message>
        <source>This parcel is in hand already</source>
        <translation>这个包裹已经打开</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>接着做</translation>
    </message>
    <message>
        <source>No received parcel has this code</source>
        <translation>没有收过这个单号的包裹</translation>
    </message>
    <message>
        <source>Receive it first, or scan its tracking number</source>
        <translation>先收货，或扫它的快递单号</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>刚刚扫描</translation>
    </message>
    <message>
        <source>Required for: %1</source>
        <translation>选“%1”后必拍</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>有点虚</translation>
    </message>
    <message>
        <source>Glare</source>
        <translation>有反光</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>太亮</translation>
    </message>
    <message>
        <source>Check the plate once more: does it end in %1 or %2?</source>
        <translation>再核对一次铭牌：末尾是 %1 还是 %2？</translation>
    </message>
    <message>
        <source>Stop! Serial differs</source>
        <translation>停！序列号不符</translation>
    </message>
    <message>
        <source>%1. Taken in twice: nothing is paid until a supervisor settles it</source>
        <translation>%1。收了两次，主管定了才付款</translation>
    </message>
</context>
<context>
    <name>IntoQuarantine</name>
    <message>
        <source>Into quarantine</source>
        <translation>放进隔离筐</translation>
    </message>
    <message>
        <source>Until it is decided; then scan the container</source>
        <translation>判定前放那里；接着扫容器</translation>
    </message>
</context>
<context>
    <name>KeyDesk</name>
    <message>
        <source>Checking records and photos</source>
        <translation>正在检查记录和照片</translation>
    </message>
    <message>
        <source>Go on working meanwhile</source>
        <translation>可以继续工作</translation>
    </message>
    <message>
        <source>%1 records and %2 photos checked</source>
        <translation>查了 %1 条记录、%2 张照片</translation>
    </message>
    <message>
        <source>Everything is whole</source>
        <translation>全部完好</translation>
    </message>
    <message>
        <source>%1 problems found</source>
        <translation>发现 %1 个问题</translation>
    </message>
    <message>
        <source>The sync page lists them. Call the supervisor</source>
        <translation>同步页列出了问题。叫主管来看</translation>
    </message>
    <message>
        <source>Not here: %1</source>
        <translation>这里用不上：%1</translation>
    </message>
    <message>
        <source>No ticket, so nobody to hear</source>
        <translation>没有售后单，没有客户可看</translation>
    </message>
    <message>
        <source>Match the parcel first</source>
        <translation>先匹配售后单</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys and commands on this page</source>
        <translation>这一页能用的按键和命令</translation>
    </message>
    <message>
        <source>Esc, any key, a scan or a touch closes this</source>
        <translation>按 Esc 或任意键、扫码、点一下，都会关闭</translation>
    </message>
</context>
<context>
    <name>KeypadKey</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>删除一位</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Sheets to print</source>
        <translation>打印用的纸张</translation>
    </message>
    <message>
        <source>Scan-to-command sheet: every command as a barcode, in both languages. Test sheet: one code of each kind, text, focus and grey for scanner and camera. A4, print at 100 %.</source>
        <translation>扫码命令页：每条命令一个条码，中英对照。测试页：每种码各一个，还有文字、对焦图和灰阶，用来测扫码枪和相机。A4 纸，按 100 % 打印。</translation>
    </message>
    <message>
        <source>Open the command sheet</source>
        <translation>打开命令页</translation>
    </message>
    <message>
        <source>Open the test sheet</source>
        <translation>打开测试页</translation>
    </message>
    <message>
        <source>Save in another folder</source>
        <translation>存到别的文件夹</translation>
    </message>
    <message>
        <source>Foot pedal</source>
        <translation>脚踏开关</translation>
    </message>
    <message>
        <source>Set a USB pedal to send the space bar: it takes the photo that is due. Any key of the help (F1) works, and so does any command of the sheet, sent as its text and Enter.</source>
        <translation>把 USB 脚踏设成发送空格键，踩一下就拍照。按 F1 看到的按键都能设，命令页上的命令也能设，发送文字再加回车就行。</translation>
    </message>
    <message>
        <source>Save both as PDF</source>
        <translation>两页都存成 PDF</translation>
    </message>
    <message>
        <source>Both sheets are saved</source>
        <translation>两页都存好了</translation>
    </message>
    <message>
        <source>Open them with 1 and 2, and print them from there</source>
        <translation>按 1 或 2 打开，再打印</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Label printed</source>
        <translation>标签已打印</translation>
    </message>
    <message>
        <source>Label not scanned</source>
        <translation>标签未扫</translation>
    </message>
    <message>
        <source>Printing label</source>
        <translation>正在打标签</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>请扫标签</translation>
    </message>
    <message>
        <source>Label not printed</source>
        <translation>标签没打出来</translation>
    </message>
    <message>
        <source>Label scanned</source>
        <translation>标签已扫</translation>
    </message>
    <message>
        <source>The scan takes you on to the decision</source>
        <translation>扫完进入判定</translation>
    </message>
    <message>
        <source>Then it is set aside until its ticket comes</source>
        <translation>扫完就放到隔离区，等售后单</translation>
    </message>
    <message>
        <source>%1. No label: press F10</source>
        <translation>%1。没有标签就按 F10</translation>
    </message>
    <message>
        <source>Stick the label on and scan it</source>
        <translation>贴上标签，扫一下</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Scan the label first</source>
        <translation>先扫标签</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打一张</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>打印标签</translation>
    </message>
</context>
<context>
    <name>LabelsSection</name>
    <message>
        <source>None</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>Network (ZPL)</source>
        <translation>网络（ZPL）</translation>
    </message>
    <message>
        <source>File (ZPL)</source>
        <translation>文件（ZPL）</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机打印机</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Full path of a folder</source>
        <translation>文件夹的完整路径</translation>
    </message>
    <message>
        <source>Picture of the label</source>
        <translation>标签预览</translation>
    </message>
    <message>
        <source>The label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签机</translation>
    </message>
    <message>
        <source>Such as 192.168.1.40</source>
        <translation>如 192.168.1.40</translation>
    </message>
    <message>
        <source>Prints the LPN when an item gets it; F10 repeats</source>
        <translation>商品得到唯一码时打印，按 F10 再打一张</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>Size of one label</source>
        <translation>一张标签的大小</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>打印精度</translation>
    </message>
    <message>
        <source>Dots per inch; it stands on the printer&apos;s type plate</source>
        <translation>每英寸点数，打印机铭牌上有</translation>
    </message>
    <message>
        <source>Print by itself (key 9)</source>
        <translation>自动打印（按 9）</translation>
    </message>
    <message>
        <source>No: a label comes with F10 only</source>
        <translation>选“否”时，按 F10 才打印</translation>
    </message>
    <message>
        <source>Scan labels back (key 9)</source>
        <translation>贴好要回扫（按 9）</translation>
    </message>
    <message>
        <source>Yes where labels come from elsewhere and are stuck on here</source>
        <translation>标签从别处来、在这里贴，就选“是”</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port 9100 unless you name another</source>
        <translation>不写端口就用 9100</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Gets a file of ZPL for each label</source>
        <translation>每张标签存成一个 ZPL 文件</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>As the system calls it</source>
        <translation>按系统里的名字</translation>
    </message>
    <message>
        <source>Nothing was printed since the start</source>
        <translation>启动后还没打印过</translation>
    </message>
    <message>
        <source>%1: printing %2</source>
        <translation>%1 正在打印 %2</translation>
    </message>
    <message>
        <source>%1: the printer has %2</source>
        <translation>%1 已交给打印机 %2</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>打一张测试标签</translation>
    </message>
</context>
<context>
    <name>LastRun</name>
    <message>
        <source>Photos missing on the disk: %1. Press F5, then call the supervisor</source>
        <translation>磁盘上少了 %1 张照片。按 F5 检查，再叫主管</translation>
    </message>
    <message>
        <source>It had recorded nothing; do the last step again</source>
        <translation>上次什么都没记录。最后一步再做一遍</translation>
    </message>
    <message>
        <source>Its records could not be counted. Press F5, it checks them</source>
        <translation>上次的记录没能清点。按 F5 检查</translation>
    </message>
    <message>
        <source>Records of its last %4 minutes: %1, up to %2. To upload: %3. Do the last step again if it is missing</source>
        <translation>最后 %4 分钟的记录有 %1 条，最新一条：%2；待上传 %3 条。最后一步若没记上，再做一遍</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time</source>
        <translation>上次程序意外退出了</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Without this photo: %1</source>
        <translation>缺拍：%1</translation>
    </message>
    <message>
        <source>Choose why. A supervisor reviews the decision</source>
        <translation>选一个原因。判定由主管复核</translation>
    </message>
    <message>
        <source>Photograph it after all</source>
        <translation>还是拍</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>拍不了</translation>
    </message>
    <message>
        <source>Why can it not be photographed?</source>
        <translation>为什么拍不了？</translation>
    </message>
    <message>
        <source>The reason is recorded. No refusal can rest on a photo that is missing.</source>
        <translation>原因会被记录。缺的照片不能作为拒绝退款的依据。</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>只看故障</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告和故障</translation>
    </message>
    <message>
        <source>Search (key /)</source>
        <translation>搜索（按 /）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>正在读日志</translation>
    </message>
    <message>
        <source>There is no log yet</source>
        <translation>还没有日志</translation>
    </message>
    <message>
        <source>The log cannot be read. Check the data folder&apos;s permissions</source>
        <translation>日志读不了。检查数据文件夹的权限</translation>
    </message>
    <message>
        <source>No entry fits. Choose Everything, or search for other words</source>
        <translation>没有符合的内容。选“全部”，或换个词搜索</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save for support</source>
        <translation>存给支持人员</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of every screen, label and sheet of this station</source>
        <translation>本工位所有画面、标签和单据用的语言</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Dark tires the eyes less where the hall is dim</source>
        <translation>光线暗的地方，深色不刺眼</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How large words and buttons are; nothing is ever cut off</source>
        <translation>文字和按钮的大小，放大后内容不会缺</translation>
    </message>
    <message>
        <source>Diagonal of the screen</source>
        <translation>屏幕对角线</translation>
    </message>
    <message>
        <source>Tells which size a finger needs here; this screen has %1 pixels</source>
        <translation>选好后会算出手指按得准的大小；本屏 %1 像素</translation>
    </message>
    <message>
        <source>A finger needs 12 mm: %2 of %1 pixels here, so at least %3 %</source>
        <translation>手指要 12 毫米宽：本屏 %1，要 %2 像素，至少用 %3 %</translation>
    </message>
    <message>
        <source>Set the size to %1 %</source>
        <translation>改为 %1 %</translation>
    </message>
    <message>
        <source>Too small for fingers on this screen</source>
        <translation>这块屏上按钮偏小，手指容易按偏</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Returns Station</source>
        <translation>退货验收台</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读到</translation>
    </message>
</context>
<context>
    <name>MendWords</name>
    <message>
        <source>Press Enter to inspect it</source>
        <translation>按 Enter 去质检</translation>
    </message>
    <message>
        <source>Not decided yet. It lies in %1</source>
        <translation>还没判定，放在 %1</translation>
    </message>
    <message>
        <source>Extra item: it waits in quarantine for a supervisor</source>
        <translation>多出来的商品：先隔离，等主管处理</translation>
    </message>
    <message>
        <source>Put it in and scan the container</source>
        <translation>放进隔离筐，再扫隔离筐的条码</translation>
    </message>
    <message>
        <source>Not decided yet: it waits in quarantine</source>
        <translation>还没判定：先放隔离筐</translation>
    </message>
    <message>
        <source>Put it in and scan the container, or press Enter to inspect it</source>
        <translation>放进去，扫容器；或按 Enter 去质检</translation>
    </message>
    <message>
        <source>Why does the decision count no more?</source>
        <translation>为什么收回判定？</translation>
    </message>
    <message>
        <source>By its number. Nothing is paid; the item is decided anew</source>
        <translation>按编号选。不付款，这件重新判定</translation>
    </message>
    <message>
        <source>Two decisions stand. Which one is wrong?</source>
        <translation>有两个判定。哪个错了？</translation>
    </message>
    <message>
        <source>By its number. The other one counts then</source>
        <translation>按编号选。之后另一个算数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>MoneyAsks</name>
    <message>
        <source>Wish, freight</source>
        <translation>诉求、运费</translation>
    </message>
    <message>
        <source>What did the customer say?</source>
        <translation>客户怎么说？</translation>
    </message>
    <message>
        <source>Choose by its number; it is recorded under your name</source>
        <translation>按编号选，会记您的名字</translation>
    </message>
    <message>
        <source>Back to the decision</source>
        <translation>回到判定</translation>
    </message>
    <message>
        <source>A changed wish, or freight that is not given back</source>
        <translation>改诉求，或运费不退</translation>
    </message>
    <message>
        <source>Nothing is paid or ordered by this alone: the rules decide on it anew.</source>
        <translation>单凭这一条不会付款或下单，规则会重新判断。</translation>
    </message>
    <message>
        <source>Customer wants: %1, said %2</source>
        <translation>客户要：%1（%2）</translation>
    </message>
    <message>
        <source>Give the freight out back after all</source>
        <translation>发货运费还是退</translation>
    </message>
    <message>
        <source>No freight back: %1</source>
        <translation>运费不退：%1</translation>
    </message>
</context>
<context>
    <name>MoneyWords</name>
    <message>
        <source>photos left out: %1; refund goes to the supervisor</source>
        <translation>缺拍 %1 张，退款送主管复核</translation>
    </message>
    <message>
        <source>photos left out: %1; the supervisor decides</source>
        <translation>缺拍 %1 张，送主管复核</translation>
    </message>
    <message>
        <source>refund goes to the supervisor</source>
        <translation>退款送主管复核</translation>
    </message>
    <message>
        <source>the supervisor decides</source>
        <translation>送主管复核</translation>
    </message>
    <message>
        <source>no refund; the supervisor decides</source>
        <translation>建议不退款，由主管决定</translation>
    </message>
    <message>
        <source>refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待主管决定</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>换新</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予办理</translation>
    </message>
    <message>
        <source>Submitted: the supervisor looks at it</source>
        <translation>已提交，由主管复核</translation>
    </message>
    <message>
        <source>Nothing is paid before the review. Take the next item</source>
        <translation>复核前不会付款。可以做下一件</translation>
    </message>
    <message>
        <source>An override carries your name; a supervisor reviews it before the order</source>
        <translation>改判会记名，一律由主管复核后才下单</translation>
    </message>
    <message>
        <source>An override carries your name; a supervisor reviews it before payment</source>
        <translation>改判会记名，一律由主管复核后才付款</translation>
    </message>
    <message>
        <source>Nothing is ordered. Call the supervisor</source>
        <translation>不会下单。叫主管</translation>
    </message>
    <message>
        <source>Nothing is ordered before the review. Take the next item</source>
        <translation>复核前不会下单。可以做下一件</translation>
    </message>
    <message>
        <source>Submitted, on its way to the hub</source>
        <translation>已提交，正在报给中枢</translation>
    </message>
    <message>
        <source>Held by the hub</source>
        <translation>中枢暂缓付款</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>等复核</translation>
    </message>
    <message>
        <source>Not at the hub yet</source>
        <translation>还没到中枢</translation>
    </message>
    <message>
        <source>No freight goes back: %1</source>
        <translation>运费不退：%1</translation>
    </message>
    <message>
        <source>%1 of freight out goes back with it</source>
        <translation>发货运费 %1 一起退</translation>
    </message>
    <message>
        <source>freight %1</source>
        <translation>运费 %1</translation>
    </message>
    <message>
        <source>freight %1: %2</source>
        <translation>运费 %1：%2</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停住</translation>
    </message>
    <message>
        <source>a replacement is ordered</source>
        <translation>下换新单</translation>
    </message>
    <message>
        <source>it goes to repair</source>
        <translation>下维修单</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The shop system is asked; it will not be ordered twice</source>
        <translation>正在向商城系统查询，不会重复下单</translation>
    </message>
    <message>
        <source>The office has to look at it. Take the next item</source>
        <translation>由客服处理。做下一件</translation>
    </message>
    <message>
        <source>Take the next item</source>
        <translation>可以做下一件</translation>
    </message>
    <message>
        <source>Refund result unknown</source>
        <translation>退款结果不明</translation>
    </message>
    <message>
        <source>The platform is asked; it will not be paid twice</source>
        <translation>正在向平台查询，不会重复付款</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Freight: %1. %2</source>
        <translation>运费：%1。%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 更新</translation>
    </message>
    <message>
        <source>freight: held by the hub</source>
        <translation>运费：中枢暂缓付款</translation>
    </message>
    <message>
        <source>Saved here. It is ordered as soon as the hub has it</source>
        <translation>本机已保存，中枢收到后下单，断网也不会丢</translation>
    </message>
    <message>
        <source>Saved here. It is refunded as soon as the hub has it</source>
        <translation>本机已保存，中枢收到后退款，断网也不会丢</translation>
    </message>
    <message>
        <source>the office pays the way back on a receipt</source>
        <translation>退回运费由客服凭票据另付</translation>
    </message>
</context>
<context>
    <name>MoreAfterAll</name>
    <message>
        <source>Something was decided since; take the item out all the same</source>
        <translation>之后已有判定；直接把商品取出来</translation>
    </message>
    <message>
        <source>There is more in the box after all</source>
        <translation>箱里其实还有</translation>
    </message>
</context>
<context>
    <name>NextParcel</name>
    <message>
        <source>This one waits in the queue with all that was done. Leave it in its box</source>
        <translation>这一件留在待检队列，做过的都在。放回它的箱子里</translation>
    </message>
    <message>
        <source>No, go on here</source>
        <translation>不是，继续做这一件</translation>
    </message>
    <message>
        <source>Scan that parcel once this one is done</source>
        <translation>做完这一件再扫那个包裹</translation>
    </message>
    <message>
        <source>Is %1 the next parcel?</source>
        <translation>%1 是下一个包裹吗？</translation>
    </message>
    <message>
        <source>It is not received yet</source>
        <translation>它还没有收货</translation>
    </message>
    <message>
        <source>Yes, receive it now</source>
        <translation>是，现在收它</translation>
    </message>
    <message>
        <source>No, it stands on this item</source>
        <translation>不是，是这件商品上的码</translation>
    </message>
    <message>
        <source>Noted, to find its ticket by</source>
        <translation>记下来，用来找售后单</translation>
    </message>
</context>
<context>
    <name>NotThisTicket</name>
    <message>
        <source>Not this ticket</source>
        <translation>不是这个单</translation>
    </message>
    <message>
        <source>It waits for its ticket again; nothing it was asked is lost</source>
        <translation>它重新等售后单；答过的都还在</translation>
    </message>
    <message>
        <source>What is not this ticket&apos;s?</source>
        <translation>哪个不是这个单的？</translation>
    </message>
    <message>
        <source>Its parcel was matched by a code</source>
        <translation>包裹是扫码匹配的</translation>
    </message>
    <message>
        <source>Only this item</source>
        <translation>只有这件</translation>
    </message>
    <message>
        <source>Its parcel stays with the ticket</source>
        <translation>包裹还是这个单的</translation>
    </message>
    <message>
        <source>The parcel neither</source>
        <translation>包裹也不是</translation>
    </message>
    <message>
        <source>Both wait for their ticket again</source>
        <translation>两样都重新等售后单</translation>
    </message>
</context>
<context>
    <name>NothingMore</name>
    <message>
        <source>Nothing more in this box</source>
        <translation>箱里没有了</translation>
    </message>
    <message>
        <source>The rest comes in another parcel</source>
        <translation>缺的在别的包裹里</translation>
    </message>
    <message>
        <source>Nothing more; decide on what is missing</source>
        <translation>没有了，缺的逐件判定</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>缺：%1</translation>
    </message>
    <message>
        <source>The photo of the box shows it; each gets its decision</source>
        <translation>箱内照片就是凭证，缺的逐件判定，由主管决定</translation>
    </message>
    <message>
        <source>Is the box empty now?</source>
        <translation>箱里真的没有了吗？</translation>
    </message>
    <message>
        <source>No money follows from it by itself</source>
        <translation>只记录，不会因此退款或拒退</translation>
    </message>
    <message>
        <source>Photograph the open box first</source>
        <translation>先拍开箱后的箱内</translation>
    </message>
    <message>
        <source>There is more to take out</source>
        <translation>还有商品要取出</translation>
    </message>
    <message>
        <source>Counted: %1. The difference is told afterwards</source>
        <translation>点到 %1 件。差多少，点完再告诉</translation>
    </message>
    <message>
        <source>Nothing more; that is all</source>
        <translation>没有了，就这些</translation>
    </message>
</context>
<context>
    <name>OptionButton</name>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Park</name>
    <message>
        <source>Park this item</source>
        <translation>搁置这件</translation>
    </message>
    <message>
        <source>Label it first; any bench can take it up</source>
        <translation>先贴好唯一码；任何工位都能继续</translation>
    </message>
    <message>
        <source>Why is it parked?</source>
        <translation>为什么搁置？</translation>
    </message>
</context>
<context>
    <name>PhotoOffers</name>
    <message>
        <source>Cover it again</source>
        <translation>重新遮盖</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Leave it covered</source>
        <translation>不看了</translation>
    </message>
    <message>
        <source>Undo the mark</source>
        <translation>撤销标记</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>看原图</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Choose the word first</source>
        <translation>先选一个词</translation>
    </message>
    <message>
        <source>Keep the mark</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>Hide this part</source>
        <translation>遮住这里</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>Original of %1, %2 s left</source>
        <translation>%1原图，还剩 %2 秒</translation>
    </message>
    <message>
        <source>This look is recorded. Esc covers it again</source>
        <translation>这次查看已记录。按 Esc 重新遮盖</translation>
    </message>
    <message>
        <source>Why is the original needed?</source>
        <translation>为什么要看原图？</translation>
    </message>
    <message>
        <source>Choose a reason; it is recorded</source>
        <translation>选一个原因，会被记录</translation>
    </message>
    <message>
        <source>Draw with a finger, or press a letter and the arrows</source>
        <translation>用手指画，或按字母键再按方向键</translation>
    </message>
    <message>
        <source>%1 is still hidden</source>
        <translation>%1暂时隐藏</translation>
    </message>
    <message>
        <source>Names and phone numbers are being covered. It shows in a moment</source>
        <translation>正在遮盖姓名和电话，马上显示</translation>
    </message>
    <message>
        <source>Cannot be read here; ask a supervisor for the original</source>
        <translation>这里识别不了，叫主管看原图</translation>
    </message>
    <message>
        <source>Move it, choose a word, then keep it</source>
        <translation>移到位，选个词，再保存</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>看原图</translation>
    </message>
    <message>
        <source>It shows for 30 seconds. Cover it when others come near.</source>
        <translation>显示 30 秒。有旁人过来就遮住。</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>看到什么</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>遮盖</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>%1 of %2 digits</source>
        <translation>已输 %1 位，共 %2 位</translation>
    </message>
</context>
<context>
    <name>PlateWords</name>
    <message>
        <source>Read off the plate: another serial</source>
        <translation>铭牌识读：序列号不同</translation>
    </message>
    <message>
        <source>Read off the plate: the serial we shipped</source>
        <translation>铭牌识读：与出库序列号一致</translation>
    </message>
    <message>
        <source>Enter takes it. Or answer by number</source>
        <translation>按 Enter 确认一致，或按数字作答</translation>
    </message>
    <message>
        <source>Read off the plate: almost the serial we shipped</source>
        <translation>铭牌识读：与出库序列号相近</translation>
    </message>
    <message>
        <source>Shipped: %1. Compare sign by sign, or scan it; then answer by number</source>
        <translation>出库：%1。逐位核对或扫码，再按数字作答</translation>
    </message>
    <message>
        <source>The plate could not be read for certain</source>
        <translation>铭牌没有读准</translation>
    </message>
    <message>
        <source>Read off the plate</source>
        <translation>铭牌识读</translation>
    </message>
    <message>
        <source>No serial on file. Compare model and colour, then answer by number</source>
        <translation>没有登记序列号。核对型号和颜色，再按数字作答</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>识读</translation>
    </message>
    <message>
        <source>Reading the plate</source>
        <translation>正在识读铭牌</translation>
    </message>
    <message>
        <source>Serial matches, read off the plate</source>
        <translation>序列号一致，铭牌已识读</translation>
    </message>
    <message>
        <source>The plate says another serial</source>
        <translation>铭牌上序列号不同</translation>
    </message>
    <message>
        <source>It matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Compare serials</source>
        <translation>核对序列号</translation>
    </message>
    <message>
        <source>Misread</source>
        <translation>识读有误</translation>
    </message>
    <message>
        <source>Shipped: %1. Enter stops to compare; misread: press R</source>
        <translation>出库：%1。按 Enter 停下核对；识读有误按 R</translation>
    </message>
    <message>
        <source>Shipped: %1, and it was said to match. Enter stops to compare; R: misread</source>
        <translation>出库：%1，已答一致。按 Enter 停下核对；识读有误按 R</translation>
    </message>
</context>
<context>
    <name>PrinterNames</name>
    <message>
        <source>Asking the system for its printers</source>
        <translation>正在查找本机打印机</translation>
    </message>
    <message>
        <source>This computer has no printer. Add one in its own settings</source>
        <translation>本机没有打印机。先在系统设置里添加</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>The label is right</source>
        <translation>标签贴对了</translation>
    </message>
    <message>
        <source>It is recorded with the item. Go on</source>
        <translation>已记到这件商品上。继续</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫到</translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>%1 (blurred: take it again)</source>
        <translation>%1（模糊，请重拍）</translation>
    </message>
    <message>
        <source>%1 (glare: take it again)</source>
        <translation>%1（反光，请重拍）</translation>
    </message>
    <message>
        <source>%1 (too dark: take it again)</source>
        <translation>%1（太暗，请重拍）</translation>
    </message>
    <message>
        <source>%1 (too bright: take it again)</source>
        <translation>%1（太亮，请重拍）</translation>
    </message>
</context>
<context>
    <name>PutAwayNews</name>
    <message>
        <source>%1 is in %2</source>
        <translation>%1 已放进 %2</translation>
    </message>
    <message>
        <source>%1 goes back to the customer</source>
        <translation>%1 已寄回客户</translation>
    </message>
    <message>
        <source>The decision on %1 is taken back</source>
        <translation>%1 的判定已收回</translation>
    </message>
    <message>
        <source>Nothing is paid on it. Look what is due now</source>
        <translation>不会按它付款。看现在要做什么</translation>
    </message>
    <message>
        <source>Stick its label on, then scan it</source>
        <translation>贴上标签，再扫它</translation>
    </message>
    <message>
        <source>Its label is drawn on paper: no label printer is set</source>
        <translation>没有设标签打印机，标签画成一页纸</translation>
    </message>
    <message>
        <source>New container %1</source>
        <translation>新容器 %1</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>The label is drawn: %1</source>
        <translation>标签已画好：%1</translation>
    </message>
    <message>
        <source>Print it from the folder %1</source>
        <translation>到文件夹 %1 打印</translation>
    </message>
    <message>
        <source>%1 is not put away yet</source>
        <translation>%1 还没归位</translation>
    </message>
    <message>
        <source>It stays on the list. This is the one scanned now</source>
        <translation>它还在清单上。现在这件是刚扫的</translation>
    </message>
    <message>
        <source>No item here has the LPN %1</source>
        <translation>没有唯一码 %1 的商品</translation>
    </message>
    <message>
        <source>Scan its label again, or call the supervisor</source>
        <translation>再扫一次标签，或叫主管</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫到的是</translation>
    </message>
    <message>
        <source>Nothing was recorded. It goes to: %1 (%2)</source>
        <translation>没有记录。它该放到：%1（%2）</translation>
    </message>
    <message>
        <source>Scan the next item</source>
        <translation>扫下一件</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
</context>
<context>
    <name>ReceiveOffers</name>
    <message>
        <source>A photo is missing</source>
        <translation>还差照片才能继续</translation>
    </message>
    <message>
        <source>Keep the weight</source>
        <translation>记下重量</translation>
    </message>
    <message>
        <source>Keep the count</source>
        <translation>记下件数</translation>
    </message>
    <message>
        <source>Goes on by itself</source>
        <translation>自动进入下一步</translation>
    </message>
    <message>
        <source>Not weighed yet</source>
        <translation>还没有称重</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Photograph again</source>
        <translation>重拍面单</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>是这张，确认</translation>
    </message>
    <message>
        <source>%1 chosen; the evidence is recorded</source>
        <translation>已选 %1·确认会记录依据</translation>
    </message>
    <message>
        <source>Open this parcel</source>
        <translation>打开这个包裹</translation>
    </message>
    <message>
        <source>Photograph the label</source>
        <translation>拍面单</translation>
    </message>
    <message>
        <source>Choose one: 1 to %1</source>
        <translation>请选择：按 1 到 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Not this ticket</source>
        <translation>不是这个单</translation>
    </message>
    <message>
        <source>Send to disinfection</source>
        <translation>送消毒</translation>
    </message>
    <message>
        <source>Say how the box looks: 1 to %1</source>
        <translation>看一下外包装，按 1–%1</translation>
    </message>
    <message>
        <source>Photograph: %1</source>
        <translation>拍%1</translation>
    </message>
    <message>
        <source>Same box as before</source>
        <translation>和上一件是同一箱</translation>
    </message>
    <message>
        <source>All in this box</source>
        <translation>都在这个箱子里</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>不是 %1</translation>
    </message>
</context>
<context>
    <name>ReceiveWords</name>
    <message>
        <source>One more photo, then it can go on</source>
        <translation>再拍照片就能继续</translation>
    </message>
    <message>
        <source>Look for it and scan it; N counts again</source>
        <translation>找一下，找到就扫；按 N 再清点</translation>
    </message>
    <message>
        <source>Count once more with N, or carry on</source>
        <translation>按 N 再清点一次，或继续收货</translation>
    </message>
    <message>
        <source>It lies at %1. Enter opens it</source>
        <translation>放在 %1。按 Enter 打开</translation>
    </message>
    <message>
        <source>Put down at %1</source>
        <translation>已放到 %1</translation>
    </message>
    <message>
        <source>Scan the next parcel</source>
        <translation>扫下一个包裹</translation>
    </message>
    <message>
        <source>%1 counted, %2 received</source>
        <translation>清点 %1 件，已收 %2 件</translation>
    </message>
    <message>
        <source>%1 parcel missing: %2</source>
        <translation>少 %1 件：%2</translation>
    </message>
    <message>
        <source>%1 parcels missing: %2</source>
        <translation>少 %1 件：%2</translation>
    </message>
    <message>
        <source>%1 parcel more than counted: %2</source>
        <translation>多 %1 件：%2</translation>
    </message>
    <message>
        <source>%1 parcels more than counted: %2</source>
        <translation>多 %1 件：%2</translation>
    </message>
    <message>
        <source>All there: %1</source>
        <translation>一件不少：%1</translation>
    </message>
    <message>
        <source>Just scanned</source>
        <translation>刚刚扫描</translation>
    </message>
    <message>
        <source>%2 received it at %3, %1</source>
        <translation>%1 已由%2在 %3 收过</translation>
    </message>
    <message>
        <source>%2 received it at %1</source>
        <translation>%1 已由%2收过</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Nothing to do. Enter opens it</source>
        <translation>不用再收。按 Enter 打开</translation>
    </message>
    <message>
        <source>Photograph the label, or press 0 to receive it unmatched</source>
        <translation>拍面单，或按 0 收为无主件</translation>
    </message>
    <message>
        <source>No ticket has this number</source>
        <translation>没有找到这个单号</translation>
    </message>
    <message>
        <source>Straighten the label and take it again, or type the number</source>
        <translation>把面单摆平再拍，或手动输入单号</translation>
    </message>
    <message>
        <source>No code could be read on this label</source>
        <translation>这张面单上没读到条码</translation>
    </message>
    <message>
        <source>%1 tickets may be it</source>
        <translation>有 %1 张售后单可能是它</translation>
    </message>
    <message>
        <source>Compare and choose one; if none fits, press 0</source>
        <translation>请核对后选一个；都不像就按 0 收为无主件</translation>
    </message>
    <message>
        <source>Last one: %1</source>
        <translation>上一件 %1</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>扫码就绪</translation>
    </message>
    <message>
        <source>Received without a ticket</source>
        <translation>已收为无主件</translation>
    </message>
    <message>
        <source>Matched %1</source>
        <translation>已匹配 %1</translation>
    </message>
    <message>
        <source>%1 minutes left. Do this one now</source>
        <translation>还剩 %1 分钟。现在先处理这件</translation>
    </message>
    <message>
        <source>Overdue: %1</source>
        <translation>已超时：%1</translation>
    </message>
    <message>
        <source>Looking for it by what is printed on the label</source>
        <translation>正在按面单上的文字查找</translation>
    </message>
    <message>
        <source>%1 ticket may be it</source>
        <translation>有 %1 张售后单可能是它</translation>
    </message>
    <message>
        <source>%1 minute left. Do this one now</source>
        <translation>还剩 %1 分钟。现在先处理这件</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>All recorded. Send it to disinfection</source>
        <translation>都记好了。送去消毒</translation>
    </message>
    <message>
        <source>Check the outer box and press 1 to 6</source>
        <translation>看一下外包装，按 1 到 6</translation>
    </message>
    <message>
        <source>Check the outer box; photograph the label</source>
        <translation>看一下外包装，再拍面单</translation>
    </message>
</context>
<context>
    <name>ReceptionsWords</name>
    <message>
        <source>Taken in twice</source>
        <translation>收了两次</translation>
    </message>
    <message>
        <source>Counts no more</source>
        <translation>不再算数</translation>
    </message>
    <message>
        <source>Taken in twice: also by %1</source>
        <translation>收了两次：%1 也收过</translation>
    </message>
    <message>
        <source>Carry on; a supervisor settles which one is paid</source>
        <translation>照常做；哪次算数由主管定，定了才付款</translation>
    </message>
    <message>
        <source>This reception counts no more</source>
        <translation>这次收货不再算数</translation>
    </message>
    <message>
        <source>Put the parcel to the one that counts</source>
        <translation>把包裹并到算数的那次</translation>
    </message>
    <message>
        <source>The parcel goes on as taken in by %1</source>
        <translation>按这次继续：%1</translation>
    </message>
    <message>
        <source>someone</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>photos: %1</source>
        <translation>照片 %1 张</translation>
    </message>
    <message>
        <source>items: %1</source>
        <translation>商品 %1 件</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation>已判定 %1 件</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>还没做什么</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>Disinfection record of today saved</source>
        <translation>今天的消毒记录表已存好</translation>
    </message>
    <message>
        <source>Print it from %1</source>
        <translation>在 %1 打印</translation>
    </message>
</context>
<context>
    <name>RescueWords</name>
    <message>
        <source>tracking number fits</source>
        <translation>快递单号一致</translation>
    </message>
    <message>
        <source>order number fits</source>
        <translation>订单号一致</translation>
    </message>
    <message>
        <source>ticket number fits</source>
        <translation>售后单号一致</translation>
    </message>
    <message>
        <source>end of the phone number fits</source>
        <translation>手机尾号一致</translation>
    </message>
    <message>
        <source>name fits</source>
        <translation>姓名一致</translation>
    </message>
    <message>
        <source>carrier fits</source>
        <translation>快递公司一致</translation>
    </message>
    <message>
        <source>tracking number like it</source>
        <translation>快递单号相近</translation>
    </message>
    <message>
        <source>order number like it</source>
        <translation>订单号相近</translation>
    </message>
    <message>
        <source>ticket number like it</source>
        <translation>售后单号相近</translation>
    </message>
    <message>
        <source>end of the phone number like it</source>
        <translation>手机尾号相近</translation>
    </message>
    <message>
        <source>name like it</source>
        <translation>姓名相近</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，%3 位中 %2 位</translation>
    </message>
</context>
<context>
    <name>SaveBanner</name>
    <message>
        <source>Saving to %1</source>
        <translation>正在存到 %1</translation>
    </message>
    <message>
        <source>Saving to %1: photo %2 of %3</source>
        <translation>正在存到 %1：第 %2 张照片，共 %3 张</translation>
    </message>
    <message>
        <source>Go on working; leave the stick in</source>
        <translation>可以继续工作，先别拔 U 盘</translation>
    </message>
    <message>
        <source>Stopping the save to %1</source>
        <translation>正在停止存到 %1</translation>
    </message>
    <message>
        <source>It is running already. Ctrl+S once more stops it</source>
        <translation>已经在存了。再按一次 Ctrl+S 停止</translation>
    </message>
    <message>
        <source>%1 left. Go on working; leave the stick in</source>
        <translation>还要 %1。可以继续工作，先别拔 U 盘</translation>
    </message>
    <message>
        <source>a USB stick</source>
        <translation>U 盘</translation>
    </message>
    <message>
        <source>Eject the stick, then take it out. Folder: %1</source>
        <translation>弹出 U 盘后再拔下。文件夹：%1</translation>
    </message>
    <message>
        <source>Saved to %1, but photos are missing or damaged here: %2</source>
        <translation>已存到 %1，但本机有 %2 张照片缺失或损坏</translation>
    </message>
    <message>
        <source>Press F5, then call the supervisor. Folder: %1</source>
        <translation>按 F5 检查，再叫主管。文件夹：%1</translation>
    </message>
    <message>
        <source>Saved to %1. Records: %2, photos: %3</source>
        <translation>已存到 %1：%2 条记录，%3 张照片</translation>
    </message>
    <message>
        <source>Label photos left out: %1, older ones still on the stick: %2. </source>
        <translation>%1 张面单照片没有存；U 盘上还有以前存的 %2 张。</translation>
    </message>
    <message>
        <source>Label photos left out: %1. </source>
        <translation>%1 张面单照片没有存。</translation>
    </message>
    <message>
        <source>Press F5, then call the supervisor</source>
        <translation>按 F5 检查，再叫主管</translation>
    </message>
    <message>
        <source>Eject the stick, then take it out</source>
        <translation>弹出 U 盘后再拔下</translation>
    </message>
</context>
<context>
    <name>ScannerCard</name>
    <message>
        <source>Not there; tried again by itself</source>
        <translation>没有接上，会自动重试</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Scale: %1</source>
        <translation>电子秤：%1</translation>
    </message>
    <message>
        <source>Too much lies on it</source>
        <translation>超过量程</translation>
    </message>
    <message>
        <source>It shows less than nothing; zero it</source>
        <translation>读数为负，请清零</translation>
    </message>
    <message>
        <source>Nothing lies on it</source>
        <translation>秤上没有东西</translation>
    </message>
    <message>
        <source>On it: %1</source>
        <translation>秤上：%1</translation>
    </message>
    <message>
        <source>Open and read</source>
        <translation>已打开，正在读取</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Codes end with Enter or Tab</source>
        <translation>码以回车或 Tab 结束</translation>
    </message>
    <message>
        <source>A pause ends a code</source>
        <translation>停顿就算一个码结束</translation>
    </message>
    <message>
        <source>Last reading: %1</source>
        <translation>最近一次读到：%1</translation>
    </message>
    <message>
        <source>Scan anything to try it</source>
        <translation>随便扫一个试试</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘口</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Below the keyboard</source>
        <translation>键盘之下直接读取</translation>
    </message>
    <message>
        <source>It types; 4 offers serial ones that are plugged in</source>
        <translation>像键盘一样输入；按 4 可换成已插上的串口枪</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>正在打开</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>no loudspeaker</source>
        <translation>没有扬声器</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>there is a loudspeaker</source>
        <translation>有扬声器</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>none set up</source>
        <translation>没有设置</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未测</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>连得上</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>installed; nothing was printed</source>
        <translation>已安装，没有试打</translation>
    </message>
    <message>
        <source>labels go to a folder</source>
        <translation>标签存到文件夹</translation>
    </message>
    <message>
        <source>%1 s from the hub</source>
        <translation>与中枢差 %1 秒</translation>
    </message>
    <message>
        <source>%1 s from the hub; set the clock</source>
        <translation>与中枢差 %1 秒，请校准</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>不准</translation>
    </message>
    <message>
        <source>the year is wrong; set the clock</source>
        <translation>年份不对，请校准</translation>
    </message>
    <message>
        <source>no hub to compare with</source>
        <translation>没有中枢可以对比</translation>
    </message>
    <message>
        <source>see Check in the settings</source>
        <translation>办法见设置里的检查</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一下</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签机</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
</context>
<context>
    <name>SetAside</name>
    <message>
        <source>Set this parcel aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>What was done stays; go on later</source>
        <translation>做过的都在，回来接着做</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language and screen</source>
        <translation>语言和屏幕</translation>
    </message>
    <message>
        <source>Language, light or dark, how large everything is</source>
        <translation>语言、深浅色、文字和按钮的大小</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>本工位</translation>
    </message>
    <message>
        <source>Name of this desk, its hub, where the data is</source>
        <translation>工位名称、中枢、数据放在哪里</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The label printer, its roll, and a test print</source>
        <translation>标签机、标签纸、试打</translation>
    </message>
    <message>
        <source>Tickets from a file</source>
        <translation>从文件导入售后单</translation>
    </message>
    <message>
        <source>Announce returns from a CSV, XLSX or JSON file</source>
        <translation>用 CSV、XLSX 或 JSON 文件导入售后单</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>How loud this station is, and every sound to hear</source>
        <translation>本工位的音量，每种声音都能试听</translation>
    </message>
    <message>
        <source>Scanner and sheets</source>
        <translation>扫码枪和命令页</translation>
    </message>
    <message>
        <source>Hand scanner, command and test sheet, foot pedals</source>
        <translation>扫码枪、命令页和测试页、脚踏开关</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Which camera, how it is set, and its picture</source>
        <translation>用哪台相机、怎么设、画面怎么样</translation>
    </message>
    <message>
        <source>Check this station</source>
        <translation>检查本工位</translation>
    </message>
    <message>
        <source>What works here, and what to do about the rest</source>
        <translation>哪些正常，不正常的怎么办</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the program did, for support</source>
        <translation>程序做过什么，给支持人员看</translation>
    </message>
    <message>
        <source>Choose with a digit; Esc goes back to where you were</source>
        <translation>按数字选一项；按 Esc 回到刚才的地方</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>回到工作</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Stands on every screen and in every record of this desk</source>
        <translation>显示在每个画面上，也写进本工位的每条记录</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>工位名称</translation>
    </message>
    <message>
        <source>For example B03</source>
        <translation>例如 B03</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读到的内容</translation>
    </message>
    <message>
        <source>What the scanner sends appears here at once</source>
        <translation>扫码枪读到什么，这里马上显示</translation>
    </message>
    <message>
        <source>As colleagues know you; shown in full</source>
        <translation>写同事认得的名字，会完整显示</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Scan it now; any code that only you carry</source>
        <translation>现在扫一下；只有您自己带的码都行</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>6 digits you will remember</source>
        <translation>6 位数字，自己记得住</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>So that no slip locks you out</source>
        <translation>免得按错一位，自己进不来</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>工牌号</translation>
    </message>
    <message>
        <source>Its own hub, here</source>
        <translation>本机自带中枢</translation>
    </message>
    <message>
        <source>The hub of the site</source>
        <translation>现场中枢</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中枢</translation>
    </message>
    <message>
        <source>Keeps tickets, people and refunds, and joins several desks</source>
        <translation>存售后单、人员和退款，也把几张台连在一起</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Ask whoever runs the hub; it begins with https</source>
        <translation>向管中枢的人要，以 https 开头</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性登记码</translation>
    </message>
    <message>
        <source>Admits this desk once; valid for 30 minutes</source>
        <translation>只能用一次，30 分钟内有效</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>中枢地址</translation>
    </message>
    <message>
        <source>One-time code: scan or type it</source>
        <translation>一次性登记码：扫码或输入</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有扫到</translation>
    </message>
    <message>
        <source>It starts on this machine; nothing to install, no network needed</source>
        <translation>中枢就在本机启动，不用另装，也不用联网</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>就这样</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Waiting for a scan</source>
        <translation>等待扫码</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>稍等</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>开始工作</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一格</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>SeveralTickets</name>
    <message>
        <source>Nothing of %1 is in this box</source>
        <translation>这箱里没有 %1 的东西</translation>
    </message>
    <message>
        <source>An item of it was taken out</source>
        <translation>已经取出它的商品</translation>
    </message>
    <message>
        <source>Is %1 in this box too?</source>
        <translation>%1 也在这个箱子里吗？</translation>
    </message>
    <message>
        <source>Then its items are taken out here, each under its own ticket</source>
        <translation>在的话，它的商品在这里取出，各记各的售后单</translation>
    </message>
    <message>
        <source>Yes, both are in this box</source>
        <translation>在，两个单子都在这个箱子里</translation>
    </message>
    <message>
        <source>No, it is the next parcel: receive it now</source>
        <translation>不在，是下一个包裹：现在收它</translation>
    </message>
</context>
<context>
    <name>ShotButton</name>
    <message>
        <source>taken</source>
        <translation>已拍</translation>
    </message>
    <message>
        <source>take now</source>
        <translation>现在拍</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必拍</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>要重拍</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>缺拍</translation>
    </message>
</context>
<context>
    <name>ShotStrip</name>
    <message>
        <source>Photos before these</source>
        <translation>前面的照片</translation>
    </message>
    <message>
        <source>More photos</source>
        <translation>后面的照片</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Returns Station</source>
        <translation>退货验收台</translation>
    </message>
    <message>
        <source>Station %1</source>
        <translation>%1 工位</translation>
    </message>
    <message>
        <source>Sound test</source>
        <translation>声音测试</translation>
    </message>
    <message>
        <source>Not me, scan again</source>
        <translation>不是我，重新扫工牌</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>5 wrong PINs lock the badge for 10 minutes.</source>
        <translation>连续输错 5 次会锁定 10 分钟。</translation>
    </message>
    <message>
        <source>Away for 5 minutes locks the screen; nothing is lost.</source>
        <translation>离开 5 分钟自动锁屏，进度不丢。</translation>
    </message>
    <message>
        <source>No badge? Press F2 and type its number. Forgotten PIN? Ask a supervisor.</source>
        <translation>没带工牌？按 F2 输入工牌号；忘记 PIN 请找主管重设。</translation>
    </message>
    <message>
        <source>Badge number, then Enter</source>
        <translation>工牌号，按 Enter</translation>
    </message>
    <message>
        <source>staff no. %1</source>
        <translation>工号 %1</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>请扫工牌</translation>
    </message>
    <message>
        <source>Badge read</source>
        <translation>已读到工牌</translation>
    </message>
    <message>
        <source>%1, good morning</source>
        <translation>%1，早上好</translation>
    </message>
    <message>
        <source>%1, good afternoon</source>
        <translation>%1，下午好</translation>
    </message>
    <message>
        <source>%1, good evening</source>
        <translation>%1，晚上好</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>正在核对 PIN</translation>
    </message>
    <message>
        <source>Badge read. Type your 6-digit PIN.</source>
        <translation>已读到工牌。请输入 6 位 PIN。</translation>
    </message>
    <message>
        <source>Opening the records of this station</source>
        <translation>正在打开本工位的记录</translation>
    </message>
    <message>
        <source>Hold the scanner over the badge.</source>
        <translation>用扫码枪对准工牌。</translation>
    </message>
    <message>
        <source>done %1, F12 tests again</source>
        <translation>%1 完成·F12 重新检查</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>开班自检</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>badge read</source>
        <translation>已读出工牌</translation>
    </message>
    <message>
        <source>test sheet read</source>
        <translation>读到测试页</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no scan yet</source>
        <translation>还没扫过</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>%1 codes of the test sheet</source>
        <translation>读到测试页上 %1 个码</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>还没有画面</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>none set up: no photos</source>
        <translation>没有设置，不能拍照</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>快满了</translation>
    </message>
    <message>
        <source>%1 GB free</source>
        <translation>剩余 %1 GB</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>售后中枢</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>要看一下</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条待传</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>yyyy 年 M 月 d 日·dddd</translation>
    </message>
</context>
<context>
    <name>SolutionCard</name>
    <message>
        <source>Protection</source>
        <translation>防护</translation>
    </message>
    <message>
        <source>Confirmed worn at the start</source>
        <translation>开始时已确认穿戴</translation>
    </message>
    <message>
        <source>Starting the timer confirms it is worn</source>
        <translation>开始计时即确认已穿戴</translation>
    </message>
</context>
<context>
    <name>SortingOffers</name>
    <message>
        <source>Put away the first</source>
        <translation>先放第一件</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>下一个包裹</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>换个去处</translation>
    </message>
    <message>
        <source>New container</source>
        <translation>新容器</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>拿出来</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Scan the container</source>
        <translation>扫容器</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>收回判定</translation>
    </message>
    <message>
        <source>Inspect it</source>
        <translation>去质检</translation>
    </message>
    <message>
        <source>Scan the new label</source>
        <translation>扫新面单</translation>
    </message>
    <message>
        <source>Print its label</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message>
        <source>Not full after all</source>
        <translation>还没满</translation>
    </message>
    <message>
        <source>It is full</source>
        <translation>满了</translation>
    </message>
    <message>
        <source>It left the dock</source>
        <translation>已运走</translation>
    </message>
    <message>
        <source>Yes, it left</source>
        <translation>确认运走</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
</context>
<context>
    <name>SortingPage</name>
    <message>
        <source>Not put away yet</source>
        <translation>还没归位</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>等得最久的在前</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>手上这件</translation>
    </message>
    <message>
        <source>In this container</source>
        <translation>容器里有</translation>
    </message>
    <message>
        <source>Open containers</source>
        <translation>可用容器</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
</context>
<context>
    <name>SortingWords</name>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Where does it go instead?</source>
        <translation>改放到哪里？</translation>
    </message>
    <message>
        <source>Choose by its number</source>
        <translation>按编号选</translation>
    </message>
    <message>
        <source>Why another way?</source>
        <translation>为什么换去处？</translation>
    </message>
    <message>
        <source>By its number. Money stays as it is</source>
        <translation>按编号选。款项不变</translation>
    </message>
    <message>
        <source>Looking for what is not put away</source>
        <translation>正在找还没归位的</translation>
    </message>
    <message>
        <source>Everything is put away</source>
        <translation>都归位了</translation>
    </message>
    <message>
        <source>Scan an item or a container</source>
        <translation>扫商品或容器，看在哪里</translation>
    </message>
    <message>
        <source>%1 items to put away</source>
        <translation>%1 件要归位</translation>
    </message>
    <message>
        <source>1 item to put away</source>
        <translation>1 件要归位</translation>
    </message>
    <message>
        <source>Scan an item, then its container</source>
        <translation>先扫商品，再扫容器</translation>
    </message>
    <message>
        <source>A second person has to agree: %1</source>
        <translation>要第二人同意：%1</translation>
    </message>
    <message>
        <source>Put it into: %1</source>
        <translation>放到：%1</translation>
    </message>
    <message>
        <source>Then scan the container</source>
        <translation>放好后扫容器</translation>
    </message>
    <message>
        <source>Send it back to the customer</source>
        <translation>寄回客户</translation>
    </message>
    <message>
        <source>Stick the new label on, then scan it</source>
        <translation>贴上新面单，再扫它</translation>
    </message>
    <message>
        <source>On its way to the customer: %1</source>
        <translation>已寄回客户：%1</translation>
    </message>
    <message>
        <source>It lies in %1</source>
        <translation>它在 %1</translation>
    </message>
    <message>
        <source>Nothing to do. Scan the next item</source>
        <translation>不用再放。扫下一件</translation>
    </message>
    <message>
        <source>Second person: scan your badge</source>
        <translation>第二人：扫您的工牌</translation>
    </message>
    <message>
        <source>Look at the item first</source>
        <translation>先看一眼商品</translation>
    </message>
    <message>
        <source>%1: type your PIN</source>
        <translation>%1：输入 PIN</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>输入 PIN</translation>
    </message>
    <message>
        <source>You stand for where this item goes</source>
        <translation>您为这件商品的去处作证</translation>
    </message>
    <message>
        <source>Did %1 leave the dock?</source>
        <translation>%1 运走了吗？</translation>
    </message>
    <message>
        <source>It cannot be taken back. Enter says yes, Esc no</source>
        <translation>确认后不能撤销。运走了按 Enter，没有按 Esc</translation>
    </message>
    <message>
        <source>%1 left the dock</source>
        <translation>%1 已运走</translation>
    </message>
    <message>
        <source>Nothing more goes in. Press 1 once it left</source>
        <translation>不再放东西。运走后按 1</translation>
    </message>
    <message>
        <source>%1 is full</source>
        <translation>%1 满了</translation>
    </message>
    <message>
        <source>%1 holds %2</source>
        <translation>%1 里有 %2 件</translation>
    </message>
    <message>
        <source>Scan an item to put it away</source>
        <translation>扫商品来归位</translation>
    </message>
    <message>
        <source>Your name is recorded beside the one who chose this way.</source>
        <translation>您的名字会和选这个去处的人记在一起。</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>成色</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>New outbound label</source>
        <translation>新的出库面单</translation>
    </message>
    <message>
        <source>It waits in quarantine until one of them is chosen again.</source>
        <translation>先放隔离，等重新选定其中一个。</translation>
    </message>
    <message>
        <source>Two people chose different ways</source>
        <translation>两个人选的去处不同</translation>
    </message>
    <message>
        <source>Put in at %1</source>
        <translation>%1 放入</translation>
    </message>
    <message>
        <source>Its refund is on the way or paid. Call the supervisor.</source>
        <translation>退款已在路上或已付。叫主管。</translation>
    </message>
    <message>
        <source>It must not go back</source>
        <translation>不能寄回</translation>
    </message>
    <message>
        <source>Nothing is destroyed or given away on one person&apos;s word.</source>
        <translation>销毁或捐赠不能一个人说了算。</translation>
    </message>
    <message>
        <source>Second person missing</source>
        <translation>还缺第二人</translation>
    </message>
    <message>
        <source>Press F8 to open one; its label prints.</source>
        <translation>按 F8 开一个，标签自动打印。</translation>
    </message>
    <message>
        <source>No container stands open for this</source>
        <translation>这个去处还没有容器</translation>
    </message>
    <message>
        <source>Another way was chosen</source>
        <translation>换过去处</translation>
    </message>
    <message>
        <source>late, %1</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>别的去处</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>They look at the item, then scan their badge</source>
        <translation>请对方看过商品，再扫自己的工牌</translation>
    </message>
</context>
<context>
    <name>SoundMap</name>
    <message>
        <source>Contact time over: %1</source>
        <translation>消毒时间到：%1</translation>
    </message>
    <message>
        <source>It can be opened. The inspect tab shows it, or scan ACK</source>
        <translation>可以开箱了。到“质检”里打开，或扫 ACK</translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <source>Silent</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Of this station; every sound stands beside something to see</source>
        <translation>只管本工位。每种声音都同时看得到提示</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Hear them</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>Received before</source>
        <translation>重复收货</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>请看屏幕</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Contact time over</source>
        <translation>消毒时间到</translation>
    </message>
    <message>
        <source>Less than an hour left</source>
        <translation>不到 1 小时</translation>
    </message>
    <message>
        <source>Hear the next</source>
        <translation>听下一个</translation>
    </message>
    <message>
        <source>Loudspeaker ready</source>
        <translation>扬声器正常</translation>
    </message>
    <message>
        <source>No loudspeaker found</source>
        <translation>没有找到扬声器</translation>
    </message>
    <message>
        <source>Looking for a loudspeaker</source>
        <translation>正在找扬声器</translation>
    </message>
    <message>
        <source>Plug one in, then open this page again; no restart is needed</source>
        <translation>接上一个，再打开这一页，不用重启</translation>
    </message>
</context>
<context>
    <name>SpecialList</name>
    <message>
        <source>Something else</source>
        <translation>其他情况</translation>
    </message>
    <message>
        <source>What is special here?</source>
        <translation>遇到什么特殊情况？</translation>
    </message>
    <message>
        <source>The question before waits meanwhile</source>
        <translation>刚才的问题先等着</translation>
    </message>
</context>
<context>
    <name>StationSection</name>
    <message>
        <source>On screens and labels here; the hub keeps the name it was first told</source>
        <translation>显示在本工位画面和标签上；中枢里仍是最初登记的名称</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Records and photos; part of every backup</source>
        <translation>记录和照片都在这里，备份时要带上</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>What is chosen here is kept there; comments stay</source>
        <translation>在这里改的都存进这个文件，原有注释保留</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Name its version whenever you ask for help</source>
        <translation>求助时请报上版本号</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>工位名称</translation>
    </message>
    <message>
        <source>It belongs to this desk: their records must stay together</source>
        <translation>中枢和本工位的记录不能分开，这里不能换</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中枢</translation>
    </message>
    <message>
        <source>Returns Station %1</source>
        <translation>退货验收台 %1</translation>
    </message>
    <message>
        <source>Joins the desks; connected now</source>
        <translation>把各台连在一起；现在已连上</translation>
    </message>
    <message>
        <source>Joins the desks; offline now, carry on</source>
        <translation>把各台连在一起；现在断网，照常工作</translation>
    </message>
    <message>
        <source>Joins the desks; look at the sync page</source>
        <translation>把各台连在一起；请看同步页</translation>
    </message>
    <message>
        <source>Joins the desks; connecting</source>
        <translation>把各台连在一起；正在连接</translation>
    </message>
    <message>
        <source>Its own, on this machine</source>
        <translation>自带中枢，就在本机</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Esc takes it back</source>
        <translation>按 Esc 撤回</translation>
    </message>
</context>
<context>
    <name>StopPanel</name>
    <message>
        <source>Do this now</source>
        <translation>现在这样做</translation>
    </message>
    <message>
        <source>Scan ACK to continue</source>
        <translation>扫 ACK 继续</translation>
    </message>
    <message>
        <source>Hold 3 s to continue</source>
        <translation>长按 3 秒继续</translation>
    </message>
    <message>
        <source>Misread, scan again</source>
        <translation>看错了，重扫</translation>
    </message>
</context>
<context>
    <name>StuckWords</name>
    <message>
        <source>Result unknown: %1</source>
        <translation>结果不明：%1</translation>
    </message>
    <message>
        <source>The platform is asked first; until then nothing is paid again.</source>
        <translation>先向平台查询，查清之前不会再次付款。</translation>
    </message>
    <message>
        <source>Waits for a person</source>
        <translation>等人处理</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 张</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>SupervisorCall</name>
    <message>
        <source>Call supervisor</source>
        <translation>叫主管</translation>
    </message>
    <message>
        <source>Supervisor is here</source>
        <translation>主管到了</translation>
    </message>
    <message>
        <source>Supervisor called at %1 for %2</source>
        <translation>%1 已叫主管来看 %2</translation>
    </message>
    <message>
        <source>Supervisor called at %1</source>
        <translation>%1 已叫主管</translation>
    </message>
    <message>
        <source>The hub has it; call out too. Once somebody is here, press F9 or scan ACK</source>
        <translation>中枢已收到，请同时喊一声。人到了，按 F9 或扫 ACK</translation>
    </message>
    <message>
        <source>Recorded; call out too. Once somebody is here, press F9 or scan ACK</source>
        <translation>已记下，请同时喊一声。人到了，按 F9 或扫 ACK</translation>
    </message>
</context>
<context>
    <name>SupplyWords</name>
    <message>
        <source>Mixed</source>
        <translation>配制</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>须倒掉</translation>
    </message>
    <message>
        <source>edition %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>Scan the number first</source>
        <translation>先扫机身编号</translation>
    </message>
    <message>
        <source>%1 of %2 h</source>
        <translation>%1 / %2 小时</translation>
    </message>
    <message>
        <source>Mix it as the card says, then confirm. Cold water, never hot</source>
        <translation>照配制卡配好再确认。用凉水，不用热水</translation>
    </message>
    <message>
        <source>No solution is mixed at this bench</source>
        <translation>这个工位还没配消毒液</translation>
    </message>
    <message>
        <source>Mix a new one, then scan Start disinfection</source>
        <translation>倒掉重配，再扫“开始消毒”</translation>
    </message>
    <message>
        <source>Solution expired</source>
        <translation>消毒液已过期</translation>
    </message>
    <message>
        <source>Solution too weak: the strip reads %1 mg/L</source>
        <translation>消毒液太淡：试纸读数 %1 mg/L</translation>
    </message>
    <message>
        <source>Pour it away and mix a new one. It starts no timer</source>
        <translation>倒掉重配。这一桶不能计时</translation>
    </message>
    <message>
        <source>The lamp has burnt %1 h</source>
        <translation>灯管已用 %1 小时</translation>
    </message>
    <message>
        <source>Put in a new tube, then scan the number on the device</source>
        <translation>换新灯管，再扫机身编号</translation>
    </message>
    <message>
        <source>Scan the number on the device</source>
        <translation>扫机身编号</translation>
    </message>
    <message>
        <source>No lamp is registered at this bench</source>
        <translation>这个工位还没登记紫外线灯</translation>
    </message>
    <message>
        <source>A fresh bottle is open</source>
        <translation>新开了一瓶</translation>
    </message>
    <message>
        <source>A new one is mixed</source>
        <translation>新配好了</translation>
    </message>
    <message>
        <source>Computed %1</source>
        <translation>计算值 %1</translation>
    </message>
    <message>
        <source>Test strip</source>
        <translation>试纸</translation>
    </message>
    <message>
        <source>Stock %1 % = %2 mg/L, 1 part made up to %3</source>
        <translation>原液 %1 % = %2 mg/L，1 份原液配到 %3 份</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>消毒液</translation>
    </message>
    <message>
        <source>Active agent (computed)</source>
        <translation>有效成分浓度（算出来的）</translation>
    </message>
    <message>
        <source>Needs %1</source>
        <translation>要求 ≥ %1</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>消毒剂</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>作业规程</translation>
    </message>
    <message>
        <source>Dose (computed)</source>
        <translation>剂量（算出来的）</translation>
    </message>
    <message>
        <source>Per side</source>
        <translation>每面</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>接触时间</translation>
    </message>
    <message>
        <source>%1 µW/cm², %2 on each of %3 sides</source>
        <translation>%1 µW/cm²，%3 面各 %2</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>紫外线灯</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>机身编号</translation>
    </message>
    <message>
        <source>none registered</source>
        <translation>没有登记</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Not for: %1</source>
        <translation>不能用于：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Too weak</source>
        <translation>太淡</translation>
    </message>
    <message>
        <source>Not mixed</source>
        <translation>没配</translation>
    </message>
    <message>
        <source>Usable for %1 h %2 min</source>
        <translation>可用，还剩 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>By the procedure</source>
        <translation>按规程</translation>
    </message>
    <message>
        <source>Worn out</source>
        <translation>该换灯管</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>没登记</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批号 %1</translation>
    </message>
    <message>
        <source>%1 h after mixing</source>
        <translation>配好后 %1 小时</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Recorded here, newest first</source>
        <translation>本机记录，最新在前</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款状态</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>数据完整性</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>还没有判定</translation>
    </message>
    <message>
        <source>Save to USB stick</source>
        <translation>存到 U 盘</translation>
    </message>
    <message>
        <source>View log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Check integrity</source>
        <translation>检查完整性</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在重试</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Unpacked</source>
        <translation>箱里没有了</translation>
    </message>
    <message>
        <source>Set apart</source>
        <translation>多件单放</translation>
    </message>
    <message>
        <source>Attached to its ticket</source>
        <translation>归到售后单</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Put down</source>
        <translation>放到库位</translation>
    </message>
    <message>
        <source>Refused delivery</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Disinfection prepared</source>
        <translation>消毒准备</translation>
    </message>
    <message>
        <source>Disinfection entered late</source>
        <translation>消毒是补录的</translation>
    </message>
    <message>
        <source>Solution mixed</source>
        <translation>配消毒液</translation>
    </message>
    <message>
        <source>Solution discarded</source>
        <translation>倒消毒液</translation>
    </message>
    <message>
        <source>Lamp registered</source>
        <translation>登记灯</translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation>正在连接中枢</translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次重试</translation>
    </message>
    <message>
        <source>Everything is at the hub</source>
        <translation>全部已到中枢</translation>
    </message>
    <message>
        <source>Uploading, %1 to go</source>
        <translation>正在上传，还有 %1 条</translation>
    </message>
    <message>
        <source>Last complete at %1</source>
        <translation>%1 全部传完</translation>
    </message>
    <message>
        <source>Offline; carry on</source>
        <translation>网络断了，可以照常工作</translation>
    </message>
    <message>
        <source>Offline for %1 min; carry on</source>
        <translation>网络断了 %1 分钟，可以照常工作</translation>
    </message>
    <message>
        <source>The hub does not take our records</source>
        <translation>中枢没有收下记录</translation>
    </message>
    <message>
        <source>Records and photos are kept here and upload by themselves; none is lost</source>
        <translation>记录和照片都存在本机，网络恢复后自动上传，不会丢也不会重复</translation>
    </message>
    <message>
        <source>%1 of %2 are there</source>
        <translation>已传 %1 / %2 条</translation>
    </message>
    <message>
        <source>Records waiting</source>
        <translation>记录待传</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条</translation>
    </message>
    <message>
        <source>record</source>
        <translation>条</translation>
    </message>
    <message>
        <source>%2 photos in all</source>
        <translation>共 %2 张</translation>
    </message>
    <message>
        <source>%1 MB to send, %2 in all</source>
        <translation>还要传 %1 MB，共 %2 张</translation>
    </message>
    <message>
        <source>Photos waiting</source>
        <translation>照片待传</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>张</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>张</translation>
    </message>
    <message>
        <source>Free space here</source>
        <translation>本机剩余空间</translation>
    </message>
    <message>
        <source>of %1 GB</source>
        <translation>共 %1 GB</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>中枢已收</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>等网络</translation>
    </message>
    <message>
        <source>To upload</source>
        <translation>等上传</translation>
    </message>
    <message>
        <source>Station opened</source>
        <translation>工位启用</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Outer box</source>
        <translation>外包装</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Disinfection start</source>
        <translation>消毒开始</translation>
    </message>
    <message>
        <source>Disinfection end</source>
        <translation>消毒结束</translation>
    </message>
    <message>
        <source>Disinfection stopped</source>
        <translation>消毒中断</translation>
    </message>
    <message>
        <source>Disinfection skipped</source>
        <translation>消毒跳过</translation>
    </message>
    <message>
        <source>LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>成色</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Taken up again</source>
        <translation>继续质检</translation>
    </message>
    <message>
        <source>Customer asked</source>
        <translation>已问客户</translation>
    </message>
    <message>
        <source>Customer answered</source>
        <translation>客户已答复</translation>
    </message>
    <message>
        <source>Extra item settled</source>
        <translation>多件已处理</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>判定已收回</translation>
    </message>
    <message>
        <source>Supervisor called</source>
        <translation>已叫主管</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停住</translation>
    </message>
    <message>
        <source>To the hub</source>
        <translation>报给中枢</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>等复核</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>as the hub knew at %1</source>
        <translation>中枢 %1 的情况</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>没有检查</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>All in order</source>
        <translation>全部通过</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Chain of records</source>
        <translation>记录链连续</translation>
    </message>
    <message>
        <source>Tables equal a rebuild</source>
        <translation>数据表与重建一致</translation>
    </message>
    <message>
        <source>Photo hashes</source>
        <translation>照片指纹一致</translation>
    </message>
    <message>
        <source>Waiting for other stations</source>
        <translation>等待其他工位的记录</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 张</translation>
    </message>
    <message>
        <source>Hub %1</source>
        <translation>售后中枢 %1</translation>
    </message>
    <message>
        <source>Container opened</source>
        <translation>开箱位</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Container closed</source>
        <translation>封箱位</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>放入箱位</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人复核</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>改处置</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>寄回客户</translation>
    </message>
    <message>
        <source>Mark on a photo</source>
        <translation>照片标记</translation>
    </message>
    <message>
        <source>Photo covered</source>
        <translation>照片遮盖</translation>
    </message>
    <message>
        <source>Original shown</source>
        <translation>看原图</translation>
    </message>
    <message>
        <source>Photo left out</source>
        <translation>缺拍</translation>
    </message>
    <message>
        <source>Goods named</source>
        <translation>说明品类</translation>
    </message>
    <message>
        <source>Waits for its ticket</source>
        <translation>等售后单</translation>
    </message>
    <message>
        <source>Ticket flagged</source>
        <translation>售后单有提醒</translation>
    </message>
    <message>
        <source>One more ticket</source>
        <translation>加了售后单</translation>
    </message>
    <message>
        <source>Reception settled</source>
        <translation>定了哪次收货算数</translation>
    </message>
    <message>
        <source>Freight due</source>
        <translation>应退运费</translation>
    </message>
    <message>
        <source>Freight kept</source>
        <translation>运费不退</translation>
    </message>
    <message>
        <source>Order due</source>
        <translation>待下单</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Changed wish</source>
        <translation>改诉求</translation>
    </message>
    <message>
        <source>%1 freight</source>
        <translation>%1 运费</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>current page</source>
        <translation>当前页</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>TakeUp</name>
    <message>
        <source>Take up a parked item: %1</source>
        <translation>继续搁置的商品：%1 件</translation>
    </message>
    <message>
        <source>Of this parcel</source>
        <translation>同一个包裹里的</translation>
    </message>
    <message>
        <source>Which item is taken up?</source>
        <translation>继续哪一件？</translation>
    </message>
    <message>
        <source>By the label on it</source>
        <translation>看商品上的唯一码</translation>
    </message>
</context>
<context>
    <name>TakenInTwice</name>
    <message>
        <source>Taken in twice: which one counts?</source>
        <translation>收了两次：哪次算数？</translation>
    </message>
    <message>
        <source>A supervisor settles it; F9 calls one</source>
        <translation>由主管定；按 F9 叫主管</translation>
    </message>
    <message>
        <source>Not settled after all</source>
        <translation>先不定</translation>
    </message>
    <message>
        <source>Nothing is paid until it is</source>
        <translation>定之前都不付款</translation>
    </message>
    <message>
        <source>The others stay in the record; only this one is paid</source>
        <translation>其余的留在记录里；只有选的这次付款</translation>
    </message>
    <message>
        <source>Items of both were decided; only those of this one are paid</source>
        <translation>两边都判定过商品；只有选的这次付款</translation>
    </message>
    <message>
        <source>Which reception counts?</source>
        <translation>哪次收货算数？</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>算数</translation>
    </message>
</context>
<context>
    <name>TermWords</name>
    <message>
        <source>the way out was %1</source>
        <translation>发货运费 %1</translation>
    </message>
    <message>
        <source>%1: by %2</source>
        <translation>%1：最迟 %2</translation>
    </message>
</context>
<context>
    <name>TicketsSection</name>
    <message>
        <source>Tickets from a file</source>
        <translation>从文件导入售后单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Ticket files (*.csv *.xlsx *.json)</source>
        <translation>售后单文件 (*.csv *.xlsx *.json)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TicketsWords</name>
    <message>
        <source>Drop a CSV, XLSX or JSON file on the window, or choose one: at most 10 MB and 50,000 rows. Importing a file again announces nothing twice. Times without a zone in a spreadsheet count as times of this computer.</source>
        <translation>把 CSV、XLSX 或 JSON 文件拖到窗口里，或者选择文件：最多 10 MB、50,000 行。同一文件再导一次，不会重复登记。表格里没写时区的时间，按本机时区算。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>售后单</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>没有导入的原因</translation>
    </message>
    <message>
        <source>Rows left out: %1</source>
        <translation>没有导入的行：%1</translation>
    </message>
    <message>
        <source>the first %1; the saved report has all</source>
        <translation>这里是前 %1 行，保存的报告里有全部</translation>
    </message>
    <message>
        <source>%1 was not imported</source>
        <translation>没有导入 %1</translation>
    </message>
    <message>
        <source>Nothing of it was announced</source>
        <translation>里面的售后单一张都没有登记</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>没有导入</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分导入</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>全部导入</translation>
    </message>
    <message>
        <source>A supervisor or administrator imports tickets</source>
        <translation>售后单由主管或管理员导入</translation>
    </message>
    <message>
        <source>A file says what was paid, and an inspector decides on it later</source>
        <translation>文件里写着实付金额，质检员之后要据此判定</translation>
    </message>
    <message>
        <source>Tickets are not announced from this station</source>
        <translation>本工位不能导入售后单</translation>
    </message>
    <message>
        <source>It works with the site&apos;s hub, whose administrator imports tickets there: returns-station import FILE --hub URL --admin-token-stdin</source>
        <translation>本工位连接的是现场中枢，由中枢管理员导入：returns-station import FILE --hub URL --admin-token-stdin</translation>
    </message>
    <message>
        <source>The report is saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>What was announced stands</source>
        <translation>已登记的保留</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Rows so far: %1</source>
        <translation>已读 %1 行</translation>
    </message>
    <message>
        <source>Cancelled. Tickets announced before: %1</source>
        <translation>已取消，之前登记了 %1 张售后单</translation>
    </message>
    <message>
        <source>Tickets announced: %1</source>
        <translation>已登记 %1 张售后单</translation>
    </message>
    <message>
        <source>rows left out: %1</source>
        <translation>%1 行没有导入</translation>
    </message>
    <message>
        <source>rows not sent: %1; import the file again for the rest</source>
        <translation>%1 行没有发送，再导一次这个文件就会补上</translation>
    </message>
    <message>
        <source>%1 of %2 rows announced</source>
        <translation>已登记 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还要 %1</translation>
    </message>
    <message>
        <source>Announcing %1</source>
        <translation>正在登记 %1</translation>
    </message>
    <message>
        <source>Known already: %1</source>
        <translation>此前已登记 %1 张</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TileButton</name>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>Over</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>TopBarWords</name>
    <message>
        <source>Returns Station</source>
        <translation>退货验收台</translation>
    </message>
    <message>
        <source>Station %1</source>
        <translation>%1 工位</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keys and commands</source>
        <translation>按键和命令</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Not sending</source>
        <translation>没在上传</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline %1 min</source>
        <translation>离线 %1 分钟</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 条待传</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
</context>
<context>
    <name>Unannounced</name>
    <message>
        <source>Named by mistake</source>
        <translation>弄错了，不是多件</translation>
    </message>
    <message>
        <source>It counts no more; throw its label away</source>
        <translation>不再算数，标签扔掉</translation>
    </message>
    <message>
        <source>Extra item: what is it?</source>
        <translation>多件：是什么商品？</translation>
    </message>
    <message>
        <source>Nobody announced it, so nothing is paid for it</source>
        <translation>没人登记过，不会为它退款</translation>
    </message>
    <message>
        <source>Photograph the item first</source>
        <translation>先拍这件商品</translation>
    </message>
    <message>
        <source>Extra item: where does it go?</source>
        <translation>多件：放到哪里？</translation>
    </message>
    <message>
        <source>It waits there until a supervisor decides</source>
        <translation>放在那里，等主管决定</translation>
    </message>
</context>
<context>
    <name>Unclaimed</name>
    <message>
        <source>It is another kind of goods</source>
        <translation>不是这类商品</translation>
    </message>
    <message>
        <source>Answers to the same questions stay</source>
        <translation>相同问题的答案保留</translation>
    </message>
    <message>
        <source>No ticket yet: what kind of goods is it?</source>
        <translation>还没有售后单：是哪类商品？</translation>
    </message>
    <message>
        <source>It gets its own LPN and is inspected now; its ticket comes later</source>
        <translation>先贴唯一码、先质检，售后单以后再归</translation>
    </message>
    <message>
        <source>Its ticket is known: which item is it?</source>
        <translation>售后单找到了：是哪一件？</translation>
    </message>
</context>
<context>
    <name>UnclaimedPage</name>
    <message>
        <source>Waiting for a ticket</source>
        <translation>无主件</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知信息</translation>
    </message>
    <message>
        <source>Every parcel here has its ticket.</source>
        <translation>每件都有售后单了。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>是这张，确认</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Choose one: 1 to %1</source>
        <translation>选一个：1 到 %1</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1</translation>
    </message>
</context>
<context>
    <name>UnclaimedWords</name>
    <message>
        <source>Nothing waits for its ticket</source>
        <translation>没有无主件</translation>
    </message>
    <message>
        <source>Scan the next parcel</source>
        <translation>扫下一件</translation>
    </message>
    <message>
        <source>%1 wait for their ticket</source>
        <translation>%1 件还没有售后单</translation>
    </message>
    <message>
        <source>One waits for its ticket</source>
        <translation>1 件还没有售后单</translation>
    </message>
    <message>
        <source>Press the number of one, or scan it</source>
        <translation>按编号打开一件，或直接扫它</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>已等了 %1</translation>
    </message>
    <message>
        <source>Compare photo and ticket, then confirm</source>
        <translation>对照照片和售后单，再确认</translation>
    </message>
    <message>
        <source>Compare the photos, and press the number of its ticket</source>
        <translation>对照照片，按它那张售后单的编号</translation>
    </message>
    <message>
        <source>The label is being read</source>
        <translation>正在识别面单</translation>
    </message>
    <message>
        <source>Nothing fits yet. It stays on the list until a ticket comes in</source>
        <translation>暂时没有合适的。留在列表里，等售后单导入</translation>
    </message>
    <message>
        <source>Unit LPN</source>
        <translation>唯一码</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>May be found now</source>
        <translation>现在可能找得到</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>没有面单</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Code on it</source>
        <translation>商品上的码</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>面单</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Likely tickets</source>
        <translation>可能的售后单</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在找</translation>
    </message>
    <message>
        <source>strongest evidence first; you decide</source>
        <translation>按证据强弱排序，结论由您确认</translation>
    </message>
    <message>
        <source>No open ticket fits so far. It is looked for again with each new one.</source>
        <translation>目前没有合适的售后单。有新单导入就会再找一次。</translation>
    </message>
    <message>
        <source>Attached to %1</source>
        <translation>已归到 %1</translation>
    </message>
    <message>
        <source>The parcel goes on</source>
        <translation>这件可以往下做了</translation>
    </message>
    <message>
        <source>Still to answer: %1. The box stays closed</source>
        <translation>还要回答：%1。不用再开箱</translation>
    </message>
    <message>
        <source>A parcel has waited over %1 hours for its ticket</source>
        <translation>有 1 件等售后单超过 %1 小时</translation>
    </message>
    <message>
        <source>%2 parcels have waited over %1 hours for their ticket</source>
        <translation>有 %2 件等售后单超过 %1 小时</translation>
    </message>
    <message>
        <source>Press W on the receive page, and ask the seller for the ticket</source>
        <translation>在收货页按 W 查看，问卖家要单号</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>serial fits</source>
        <translation>序列号一致</translation>
    </message>
    <message>
        <source>same product</source>
        <translation>同一商品</translation>
    </message>
    <message>
        <source>same kind of goods</source>
        <translation>品类一致</translation>
    </message>
    <message>
        <source>dates fit</source>
        <translation>日期吻合</translation>
    </message>
    <message>
        <source>other serial</source>
        <translation>序列号不符</translation>
    </message>
    <message>
        <source>other product</source>
        <translation>不是同一商品</translation>
    </message>
    <message>
        <source>other kind of goods</source>
        <translation>品类不同</translation>
    </message>
    <message>
        <source>delivered only later</source>
        <translation>签收比收货还晚</translation>
    </message>
    <message>
        <source>all its pieces are here</source>
        <translation>这一行已收齐</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>已质检</translation>
    </message>
    <message>
        <source>half inspected</source>
        <translation>质检一半</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>未开箱</translation>
    </message>
</context>
<context>
    <name>WaitWords</name>
    <message>
        <source>Parked</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Customer asked</source>
        <translation>已问客户</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>等到 %1</translation>
    </message>
    <message>
        <source>here</source>
        <translation>本工位</translation>
    </message>
    <message>
        <source>another bench</source>
        <translation>别的工位</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>还有 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>到时没有答复</translation>
    </message>
    <message>
        <source>Nothing was written, or it was erased</source>
        <translation>客户没有留言，或已删除</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>问了</translation>
    </message>
    <message>
        <source>Not yet; until %1</source>
        <translation>还没有，等到 %1</translation>
    </message>
    <message>
        <source>None in time; until %1 was asked</source>
        <translation>到时没有，当时等到 %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
</context>
<context>
    <name>WayTexts</name>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Grade %1 needs no repair</source>
        <translation>成色 %1 不用维修</translation>
    </message>
    <message>
        <source>Only where nothing is repaired</source>
        <translation>只有不维修才退回客户</translation>
    </message>
    <message>
        <source>Not before a repair is agreed</source>
        <translation>没有同意维修的商品不能处理</translation>
    </message>
    <message>
        <source>Only where nothing is replaced</source>
        <translation>只有不换货才退回客户</translation>
    </message>
    <message>
        <source>Not ours before a replacement is agreed</source>
        <translation>没有同意换货的商品不能处理</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>Locked, not shown: %1</source>
        <translation>锁定未显示：%1</translation>
    </message>
</context>
<context>
    <name>WeightWords</name>
    <message>
        <source>%1 too light</source>
        <translation>轻了 %1</translation>
    </message>
    <message>
        <source>%1 too heavy</source>
        <translation>重了 %1</translation>
    </message>
    <message>
        <source>weighs %1</source>
        <translation>实重 %1</translation>
    </message>
    <message>
        <source>weighs %1, sent %2</source>
        <translation>实重 %1，发出 %2</translation>
    </message>
    <message>
        <source>%1, all parcels %2</source>
        <translation>%1，几个包裹共 %2</translation>
    </message>
    <message>
        <source>Do not open; photograph the box twice</source>
        <translation>先别开箱，拍 2 张外包装</translation>
    </message>
    <message>
        <source>Do not open; one more photo of the box</source>
        <translation>先别开箱，外包装再拍 1 张</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>What if</source>
        <translation>换个答案</translation>
    </message>
    <message>
        <source>What would change the advice</source>
        <translation>哪些答案会改变建议</translation>
    </message>
    <message>
        <source>Only looked at here; Backspace on the decision goes to the answers</source>
        <translation>这里只看不记；要改答案，在判定页按退格键</translation>
    </message>
    <message>
        <source>Back to the decision</source>
        <translation>回到判定</translation>
    </message>
    <message>
        <source>If one answer were another</source>
        <translation>换一个答案会怎样</translation>
    </message>
    <message>
        <source>Working it out</source>
        <translation>正在推算</translation>
    </message>
    <message>
        <source>No other answer would change the advice.</source>
        <translation>换哪个答案都不会改变建议。</translation>
    </message>
    <message>
        <source>By the rules that advise. What an answer leads to counts as usual, its photos as taken.</source>
        <translation>按同一套规则推算。后续问题按正常情况算，要拍的照片按已拍算。</translation>
    </message>
</context>
<context>
    <name>WhatIfWords</name>
    <message>
        <source>As it was answered</source>
        <translation>按现在的答案</translation>
    </message>
    <message>
        <source>%1, instead of: %2</source>
        <translation>%1，现在答的是：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>WokenUnits</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, and %3 more</source>
        <translation>%1：%2，另有 %3 件</translation>
    </message>
    <message>
        <source>Open it at inspection, then press C: it shows what the customer says</source>
        <translation>先在质检页打开它，再按 C 看客户怎么说</translation>
    </message>
</context>
<context>
    <name>fixed</name>
    <message>
        <source>Fixed by the environment: %1</source>
        <translation>由环境变量指定：%1</translation>
    </message>
    <message>
        <source>Fixed by the command that started the program</source>
        <translation>由启动命令指定</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Something is missing, and no photo shows the open box</source>
        <translation>有缺件，还没拍开箱后的箱内</translation>
    </message>
    <message>
        <source>Photograph the open box, then say so again</source>
        <translation>先拍箱内，再确认</translation>
    </message>
    <message>
        <source>Something was decided since; that stays</source>
        <translation>之后已有判定，不能撤回</translation>
    </message>
    <message>
        <source>Take the item out all the same</source>
        <translation>直接把商品取出来</translation>
    </message>
    <message>
        <source>{lpn} was announced</source>
        <translation>{lpn} 是登记过的商品</translation>
    </message>
    <message>
        <source>Answer its questions, then decide</source>
        <translation>回答它的问题，再判定</translation>
    </message>
    <message>
        <source>No photo of the extra item yet</source>
        <translation>多件还没拍照</translation>
    </message>
    <message>
        <source>Take it first</source>
        <translation>先拍照</translation>
    </message>
    <message>
        <source>Scan the bars of the goods themselves</source>
        <translation>扫商品自己的条码</translation>
    </message>
    <message>
        <source>This is no weight</source>
        <translation>这不是重量</translation>
    </message>
    <message>
        <source>Type it as 0.63 kg or 630 g</source>
        <translation>输入 0.63 kg 或 630 g</translation>
    </message>
    <message>
        <source>Type {typed} kg or {typed} g</source>
        <translation>输入 {typed} kg 或 {typed} g</translation>
    </message>
    <message>
        <source>No parcel weighs that</source>
        <translation>没有这么重的包裹</translation>
    </message>
    <message>
        <source>Type a weight up to {most_kg} kg</source>
        <translation>输入不超过 {most_kg} kg 的重量</translation>
    </message>
    <message>
        <source>This is no place code</source>
        <translation>这不是库位码</translation>
    </message>
    <message>
        <source>Scan a code that begins with LOC- and names a shelf</source>
        <translation>扫 LOC- 开头的库位码</translation>
    </message>
    <message>
        <source>No parcel is in hand for this place</source>
        <translation>手里没有要放到这里的包裹</translation>
    </message>
    <message>
        <source>Scan the parcel first, then the place</source>
        <translation>先扫包裹，再扫库位</translation>
    </message>
    <message>
        <source>This is no number of parcels</source>
        <translation>这不是件数</translation>
    </message>
    <message>
        <source>Type how many the courier handed in</source>
        <translation>输入快递员交来的件数</translation>
    </message>
    <message>
        <source>Nobody hands in so many parcels</source>
        <translation>一次交不了这么多件</translation>
    </message>
    <message>
        <source>Type a number up to {most}</source>
        <translation>输入不超过 {most} 的数</translation>
    </message>
    <message>
        <source>The scale is unplugged</source>
        <translation>电子秤断开了</translation>
    </message>
    <message>
        <source>Plug it in, it resumes by itself; F2 types a weight</source>
        <translation>插好会自动恢复；也可以按 F2 输入重量</translation>
    </message>
    <message>
        <source>Another program reads the scale</source>
        <translation>电子秤正被别的程序使用</translation>
    </message>
    <message>
        <source>Close it; F2 types a weight meanwhile</source>
        <translation>关掉那个程序；也可以按 F2 输入重量</translation>
    </message>
    <message>
        <source>No right to read the scale</source>
        <translation>没有权限读取电子秤</translation>
    </message>
    <message>
        <source>Call the supervisor; F2 types a weight meanwhile</source>
        <translation>叫主管；也可以按 F2 输入重量</translation>
    </message>
    <message>
        <source>This material is not on the list</source>
        <translation>清单里没有这种材质</translation>
    </message>
    <message>
        <source>This agent would harm the material</source>
        <translation>这种消毒剂会伤材质</translation>
    </message>
    <message>
        <source>Choose another procedure by its number</source>
        <translation>按编号换一个规程</translation>
    </message>
    <message>
        <source>Only the last 24 hours can be entered late</source>
        <translation>只能补录 24 小时内的</translation>
    </message>
    <message>
        <source>Disinfect the parcel again</source>
        <translation>给包裹重新消毒</translation>
    </message>
    <message>
        <source>No solution is mixed at this bench</source>
        <translation>这个工位还没配消毒液</translation>
    </message>
    <message>
        <source>Mix one, then scan Start disinfection</source>
        <translation>先配好，再扫“开始消毒”</translation>
    </message>
    <message>
        <source>Solution expired</source>
        <translation>消毒液已过期</translation>
    </message>
    <message>
        <source>Mix a new one, then scan Start disinfection</source>
        <translation>倒掉重配，再扫“开始消毒”</translation>
    </message>
    <message>
        <source>The strip found the solution too weak</source>
        <translation>试纸测出浓度不够</translation>
    </message>
    <message>
        <source>This solution is not in use any more</source>
        <translation>这份消毒液已经不用了</translation>
    </message>
    <message>
        <source>Mix a new one</source>
        <translation>重新配一份</translation>
    </message>
    <message>
        <source>The product in this bottle is past its date</source>
        <translation>这瓶原液过了有效期</translation>
    </message>
    <message>
        <source>Put it aside and take another bottle</source>
        <translation>放到一边，换一瓶</translation>
    </message>
    <message>
        <source>This is no batch or device number</source>
        <translation>这不是批号，也不是机身编号</translation>
    </message>
    <message>
        <source>Scan the code on the bottle or the device</source>
        <translation>扫瓶子或机身上的码</translation>
    </message>
    <message>
        <source>No strip reads that much</source>
        <translation>试纸读不到这么高</translation>
    </message>
    <message>
        <source>Read the strip again</source>
        <translation>重新看试纸</translation>
    </message>
    <message>
        <source>No lamp is registered at this bench</source>
        <translation>这个工位还没登记紫外线灯</translation>
    </message>
    <message>
        <source>Scan the number on the device</source>
        <translation>扫机身编号</translation>
    </message>
    <message>
        <source>Lamp {device} has burnt {hours} h</source>
        <translation>灯 {device} 已用 {hours} 小时</translation>
    </message>
    <message>
        <source>Put in a new tube, then scan the number on the device</source>
        <translation>换新灯管，再扫机身编号</translation>
    </message>
    <message>
        <source>Lamp {device} is too weak</source>
        <translation>灯 {device} 太弱了</translation>
    </message>
    <message>
        <source>Something here does not answer</source>
        <translation>有设备没有响应</translation>
    </message>
    <message>
        <source>Try once more; the note says {code}</source>
        <translation>再试一次；代码 {code}</translation>
    </message>
    <message>
        <source>That does not work now</source>
        <translation>现在不能这样做</translation>
    </message>
    <message>
        <source>Nothing was recorded; the note says {code}</source>
        <translation>没有记录；代码 {code}</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Call the supervisor; the note says {code}</source>
        <translation>叫主管；代码 {code}</translation>
    </message>
    <message>
        <source>This code is too long for a label</source>
        <translation>这个码太长，不是面单号</translation>
    </message>
    <message>
        <source>Scan the other barcode on the label</source>
        <translation>扫面单上的另一个条码</translation>
    </message>
    <message>
        <source>Nothing readable in this code</source>
        <translation>条码里没有内容</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>再扫一次</translation>
    </message>
    <message>
        <source>This command does nothing here</source>
        <translation>这个命令在这里用不上</translation>
    </message>
    <message>
        <source>Carry on with what the screen asks</source>
        <translation>按屏幕上的提示继续</translation>
    </message>
    <message>
        <source>Barcode cut short</source>
        <translation>条码没读全</translation>
    </message>
    <message>
        <source>Barcode read twice in one</source>
        <translation>一次读成了两遍</translation>
    </message>
    <message>
        <source>This cannot be used here</source>
        <translation>这个值用不了</translation>
    </message>
    <message>
        <source>The setting stays as it was; type something else</source>
        <translation>设置没有变，换一个再试</translation>
    </message>
    <message>
        <source>This setting is fixed</source>
        <translation>这项设置在这里改不了</translation>
    </message>
    <message>
        <source>Whoever starts the program decides it; ask them</source>
        <translation>它由启动程序的人决定，请问他</translation>
    </message>
    <message>
        <source>The settings file is damaged; the change was not kept</source>
        <translation>设置文件坏了，改动没有存下</translation>
    </message>
    <message>
        <source>It holds until the program ends. Mend the file: {file}</source>
        <translation>关程序前一直有效。修好文件：{file}</translation>
    </message>
    <message>
        <source>Somebody is signed in already; the badge did nothing</source>
        <translation>已经有人登录，刷工牌没有作用</translation>
    </message>
    <message>
        <source>To take over, lock first (Ctrl+L), then scan it. The work stays</source>
        <translation>要换人，先按 Ctrl+L 锁屏再刷工牌；做到一半的都在</translation>
    </message>
    <message>
        <source>This badge belongs to somebody already</source>
        <translation>这个工牌已经有人用了</translation>
    </message>
    <message>
        <source>Scan another one</source>
        <translation>换一个工牌再扫</translation>
    </message>
    <message>
        <source>This badge ends like one that is registered already</source>
        <translation>这个工牌的尾号和已登记的一样</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN 不对</translation>
    </message>
    <message>
        <source>Type it again; {left} tries left</source>
        <translation>再输一次；还可以试 {left} 次</translation>
    </message>
    <message>
        <source>Locked after 5 wrong PINs</source>
        <translation>连续输错 5 次，已锁定</translation>
    </message>
    <message>
        <source>Wait until {until}, or ask a supervisor</source>
        <translation>等到 {until}，或找主管</translation>
    </message>
    <message>
        <source>This badge is not known</source>
        <translation>不认识这张工牌</translation>
    </message>
    <message>
        <source>Scan your own badge, or ask a supervisor</source>
        <translation>扫自己的工牌，或找主管</translation>
    </message>
    <message>
        <source>This person is not known here</source>
        <translation>这里没有这个人</translation>
    </message>
    <message>
        <source>Sign in again; if it stays, call the supervisor</source>
        <translation>重新登录；还不行就叫主管</translation>
    </message>
    <message>
        <source>Offline, and you have not signed in here lately</source>
        <translation>网络断了，您最近没在这台登录过</translation>
    </message>
    <message>
        <source>Wait for the network, or use a station you used before</source>
        <translation>等网络恢复，或用您登录过的工位</translation>
    </message>
    <message>
        <source>Your role needs the network to sign in</source>
        <translation>您的角色要联网才能登录</translation>
    </message>
    <message>
        <source>Wait until the network is back</source>
        <translation>等网络恢复</translation>
    </message>
    <message>
        <source>Your role may not do this</source>
        <translation>您的角色不能做这一步</translation>
    </message>
    <message>
        <source>Call somebody who may</source>
        <translation>请有权限的同事来做</translation>
    </message>
    <message>
        <source>Your role was changed</source>
        <translation>您的角色变了</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>This parcel is not known here</source>
        <translation>这里没有这个包裹</translation>
    </message>
    <message>
        <source>Scan its label</source>
        <translation>扫它的面单</translation>
    </message>
    <message>
        <source>A unit was already taken out of this parcel</source>
        <translation>这个包裹已经取出过商品</translation>
    </message>
    <message>
        <source>Its ticket cannot change any more; call the supervisor</source>
        <translation>不能再换售后单；叫主管</translation>
    </message>
    <message>
        <source>This parcel is past receiving</source>
        <translation>这个包裹已经过了收货</translation>
    </message>
    <message>
        <source>It cannot be undone here; call the supervisor</source>
        <translation>这里不能撤销；叫主管</translation>
    </message>
    <message>
        <source>Something is missing before disinfection</source>
        <translation>送消毒前还缺东西</translation>
    </message>
    <message>
        <source>Finish the outer condition and the photos</source>
        <translation>补全外包装状况和照片</translation>
    </message>
    <message>
        <source>Two stations matched this parcel differently</source>
        <translation>两个工位匹配的售后单不一样</translation>
    </message>
    <message>
        <source>Call the supervisor</source>
        <translation>叫主管</translation>
    </message>
    <message>
        <source>Nothing is missing any more</source>
        <translation>已经不缺了</translation>
    </message>
    <message>
        <source>Look at the count, then go on with the parcel</source>
        <translation>看一下件数，再继续这个包裹</translation>
    </message>
    <message>
        <source>This parcel has no ticket yet</source>
        <translation>这个包裹还没有售后单</translation>
    </message>
    <message>
        <source>Put it into the holding area until its ticket is known</source>
        <translation>先放进无主件暂存区，等售后单</translation>
    </message>
    <message>
        <source>This ticket is not known here</source>
        <translation>这里没有这张售后单</translation>
    </message>
    <message>
        <source>Wait for the next sync, or choose another</source>
        <translation>等下次同步，或选别的</translation>
    </message>
    <message>
        <source>This line is not on the ticket</source>
        <translation>售后单上没有这一行</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>选别的</translation>
    </message>
    <message>
        <source>No line is left to take out</source>
        <translation>没有要取的商品了</translation>
    </message>
    <message>
        <source>Check the ticket</source>
        <translation>核对售后单</translation>
    </message>
    <message>
        <source>No outer condition chosen</source>
        <translation>还没选外包装状况</translation>
    </message>
    <message>
        <source>Press 1 to 6</source>
        <translation>按 1 到 6</translation>
    </message>
    <message>
        <source>Intact cannot stand beside others</source>
        <translation>“完好”不能和别的一起选</translation>
    </message>
    <message>
        <source>Choose intact alone, or the others</source>
        <translation>只选“完好”，或只选别的</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A timer already runs for this parcel</source>
        <translation>这个包裹已经在计时</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first</source>
        <translation>等它结束，或先停止</translation>
    </message>
    <message>
        <source>This procedure is not known here</source>
        <translation>没有这个作业规程</translation>
    </message>
    <message>
        <source>The contact time is not over</source>
        <translation>接触时间还没到</translation>
    </message>
    <message>
        <source>Wait another {remaining_s} seconds</source>
        <translation>再等 {remaining_s} 秒</translation>
    </message>
    <message>
        <source>No timer runs for this parcel</source>
        <translation>这个包裹没有在计时</translation>
    </message>
    <message>
        <source>Start disinfection first</source>
        <translation>先开始消毒</translation>
    </message>
    <message>
        <source>Keep the box as it came</source>
        <translation>箱子原样留好</translation>
    </message>
    <message>
        <source>{lpn} is parked</source>
        <translation>{lpn} 已搁置</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>请选原因</translation>
    </message>
    <message>
        <source>Press its number</source>
        <translation>按数字键</translation>
    </message>
    <message>
        <source>Locked until disinfection is done</source>
        <translation>消毒完成前不能开箱</translation>
    </message>
    <message>
        <source>Disinfect the parcel first</source>
        <translation>先消毒</translation>
    </message>
    <message>
        <source>This unit is not known here</source>
        <translation>这里没有这件商品</translation>
    </message>
    <message>
        <source>Scan its LPN</source>
        <translation>扫它的唯一码</translation>
    </message>
    <message>
        <source>{lpn} is decided already</source>
        <translation>{lpn} 已经判定</translation>
    </message>
    <message>
        <source>Only a supervisor can correct it</source>
        <translation>只有主管能更正</translation>
    </message>
    <message>
        <source>{lpn} belongs to no ticket</source>
        <translation>{lpn} 没有售后单</translation>
    </message>
    <message>
        <source>All {quantity} pieces of this line are taken out</source>
        <translation>这一行的 {quantity} 件都取出了</translation>
    </message>
    <message>
        <source>Receive further ones as extra</source>
        <translation>多出的按多件处理</translation>
    </message>
    <message>
        <source>This station has no LPN numbers yet</source>
        <translation>本工位还没有唯一码号段</translation>
    </message>
    <message>
        <source>Connect it to the hub once</source>
        <translation>先联一次中枢</translation>
    </message>
    <message>
        <source>A parcel is in hand; the picture was not read</source>
        <translation>手上还有一个包裹，图片没有读取</translation>
    </message>
    <message>
        <source>Finish this one, then drop the picture again</source>
        <translation>先完成这一件，再把图片拖进来</translation>
    </message>
    <message>
        <source>Wrong label. This one is {seen}</source>
        <translation>标签不对。这张是 {seen}</translation>
    </message>
    <message>
        <source>Nothing was recorded. Scan the label {expected}</source>
        <translation>没有记录。扫 {expected} 这张标签</translation>
    </message>
    <message>
        <source>No label printer is set</source>
        <translation>还没设标签机</translation>
    </message>
    <message>
        <source>Choose one in the settings, under Labels</source>
        <translation>在设置的“标签”里选一台</translation>
    </message>
    <message>
        <source>The box is empty; nothing to label</source>
        <translation>空包，没有东西可贴标</translation>
    </message>
    <message>
        <source>This item has no LPN yet</source>
        <translation>这件商品还没有唯一码</translation>
    </message>
    <message>
        <source>The first answer gives it one; its label prints then</source>
        <translation>答完第一题就有，标签随即打印</translation>
    </message>
    <message>
        <source>This question is not asked now</source>
        <translation>现在不问这一题</translation>
    </message>
    <message>
        <source>Answer the one on the screen</source>
        <translation>答屏幕上这一题</translation>
    </message>
    <message>
        <source>{left} seconds of cleaning are left</source>
        <translation>还要清洁 {left} 秒</translation>
    </message>
    <message>
        <source>Clean, then answer the question again</source>
        <translation>清洁完再答这一题</translation>
    </message>
    <message>
        <source>There is no such answer</source>
        <translation>没有这个答案</translation>
    </message>
    <message>
        <source>Choose one of those shown</source>
        <translation>从显示的里面选</translation>
    </message>
    <message>
        <source>{left} questions are open</source>
        <translation>还有 {left} 题没答</translation>
    </message>
    <message>
        <source>Answer them first</source>
        <translation>先答完</translation>
    </message>
    <message>
        <source>{count} photos are missing</source>
        <translation>还缺 {count} 张照片</translation>
    </message>
    <message>
        <source>Take them first</source>
        <translation>先拍完</translation>
    </message>
    <message>
        <source>A changed decision needs a reason</source>
        <translation>改判要选原因</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>选一个</translation>
    </message>
    <message>
        <source>There is no such reason</source>
        <translation>没有这个原因</translation>
    </message>
    <message>
        <source>This way is locked for this grade</source>
        <translation>这个成色不能这样处置</translation>
    </message>
    <message>
        <source>There is no such way</source>
        <translation>没有这种处置</translation>
    </message>
    <message>
        <source>The amount does not fit</source>
        <translation>金额不对</translation>
    </message>
    <message>
        <source>Between {least} and {most}</source>
        <translation>应在 {least} 到 {most} 之间</translation>
    </message>
    <message>
        <source>No listed ground with its photo: it cannot be refused</source>
        <translation>没有带照片的法定依据，不能拒退</translation>
    </message>
    <message>
        <source>Follow the advice, or leave it to the supervisor</source>
        <translation>按建议处理，或交给主管</translation>
    </message>
    <message>
        <source>The customer was asked and has not agreed to a partial refund</source>
        <translation>问过客户，客户没有同意部分退款</translation>
    </message>
    <message>
        <source>Choose another decision, or leave it to the supervisor</source>
        <translation>改选别的处理，或交给主管</translation>
    </message>
    <message>
        <source>Take it up again first</source>
        <translation>先继续这件，再往下做</translation>
    </message>
    <message>
        <source>{lpn} waits for the customer</source>
        <translation>{lpn} 在等客户答复</translation>
    </message>
    <message>
        <source>Go on with another item, or take the question back</source>
        <translation>先做别的，或撤回提问</translation>
    </message>
    <message>
        <source>There is no such question</source>
        <translation>没有这个问题</translation>
    </message>
    <message>
        <source>The customer needs a photo to answer</source>
        <translation>要有照片，客户才能答复</translation>
    </message>
    <message>
        <source>Photograph it first, then ask</source>
        <translation>先拍照，再提问</translation>
    </message>
    <message>
        <source>A partial refund needs the buyer&apos;s recorded consent</source>
        <translation>部分退款要有买家同意的记录</translation>
    </message>
    <message>
        <source>Choose that reason, or another decision</source>
        <translation>选这个原因，或改别的判定</translation>
    </message>
    <message>
        <source>The local database is busy. Nothing was recorded</source>
        <translation>本机数据库正忙，没有记录</translation>
    </message>
    <message>
        <source>Do it once more; close other copies of the program</source>
        <translation>再做一次；关掉同时开着的另一个程序</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was recorded</source>
        <translation>磁盘满了，没有记录</translation>
    </message>
    <message>
        <source>Free some space, then do it once more</source>
        <translation>腾出空间后再做一次</translation>
    </message>
    <message>
        <source>The disk cannot be written</source>
        <translation>磁盘写不进去</translation>
    </message>
    <message>
        <source>Stop here and call the supervisor; recorded work is safe</source>
        <translation>先停下，叫主管；已记录的都在</translation>
    </message>
    <message>
        <source>The local database is damaged</source>
        <translation>本机数据库损坏</translation>
    </message>
    <message>
        <source>Stop here and call the supervisor; the hub has the records</source>
        <translation>先停下，叫主管；中枢里有记录</translation>
    </message>
    <message>
        <source>A newer program wrote this database</source>
        <translation>数据库是更新的版本写的</translation>
    </message>
    <message>
        <source>Update this station first</source>
        <translation>先升级本工位</translation>
    </message>
    <message>
        <source>The station is closing</source>
        <translation>工位正在关闭</translation>
    </message>
    <message>
        <source>Start it again, then do it once more</source>
        <translation>重新打开后再做一次</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>数据文件夹写不进去</translation>
    </message>
    <message>
        <source>Check the disk and its permissions: {folder}</source>
        <translation>检查磁盘和权限：{folder}</translation>
    </message>
    <message>
        <source>This station is open already</source>
        <translation>本工位已经打开</translation>
    </message>
    <message>
        <source>Go on in the window that is open; this one closes</source>
        <translation>请在已打开的窗口继续；本窗口自动关闭</translation>
    </message>
    <message>
        <source>The setting could not be saved</source>
        <translation>设置没能存下</translation>
    </message>
    <message>
        <source>It holds until the program ends. Check the disk</source>
        <translation>关程序前一直有效。检查磁盘</translation>
    </message>
    <message>
        <source>The keys of this station cannot be saved</source>
        <translation>工位密钥存不下来</translation>
    </message>
    <message>
        <source>Check the disk and its permissions</source>
        <translation>检查磁盘和权限</translation>
    </message>
    <message>
        <source>The key of this station cannot be read</source>
        <translation>工位密钥读不出来</translation>
    </message>
    <message>
        <source>Call the supervisor; nothing is lost</source>
        <translation>叫主管；数据没有丢</translation>
    </message>
    <message>
        <source>The hub pass of this station is damaged</source>
        <translation>工位的中枢凭证损坏</translation>
    </message>
    <message>
        <source>Call the supervisor to enrol it again</source>
        <translation>叫主管重新登记工位</translation>
    </message>
    <message>
        <source>{file} could not be saved there</source>
        <translation>{file} 没能存到那里</translation>
    </message>
    <message>
        <source>Choose another folder, or check the disk</source>
        <translation>换一个文件夹，或检查磁盘</translation>
    </message>
    <message>
        <source>The disk is full. The photo was not kept</source>
        <translation>磁盘满了，照片没存上</translation>
    </message>
    <message>
        <source>Free some space, then take it again</source>
        <translation>腾出空间后再拍</translation>
    </message>
    <message>
        <source>The photo could not be saved</source>
        <translation>照片存不下来</translation>
    </message>
    <message>
        <source>Take it again; if it fails, call the supervisor</source>
        <translation>再拍一次；还不行就叫主管</translation>
    </message>
    <message>
        <source>A photo file is missing on this disk</source>
        <translation>本机少了一个照片文件</translation>
    </message>
    <message>
        <source>Call the supervisor; do not delete anything</source>
        <translation>叫主管；不要删任何文件</translation>
    </message>
    <message>
        <source>A photo file was changed</source>
        <translation>有照片文件被改过</translation>
    </message>
    <message>
        <source>No camera picture</source>
        <translation>没有相机画面</translation>
    </message>
    <message>
        <source>Plug the camera in; it starts by itself</source>
        <translation>插好相机，会自动启动</translation>
    </message>
    <message>
        <source>Camera unplugged</source>
        <translation>相机断开了</translation>
    </message>
    <message>
        <source>Plug it in; it resumes by itself</source>
        <translation>插好 USB，会自动恢复</translation>
    </message>
    <message>
        <source>The camera repeats one picture</source>
        <translation>相机一直是同一张画面</translation>
    </message>
    <message>
        <source>Pull its plug and put it in again; it resumes by itself</source>
        <translation>拔下相机再插上，会自动恢复</translation>
    </message>
    <message>
        <source>The network camera does not answer</source>
        <translation>网络相机没有应答</translation>
    </message>
    <message>
        <source>Check its power and network cable; it resumes by itself</source>
        <translation>检查相机的电源和网线，会自动恢复</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures are too large: {width} × {height}</source>
        <translation>相机画面太大：{width} × {height}</translation>
    </message>
    <message>
        <source>Set a smaller resolution at the camera itself</source>
        <translation>在相机自己的设置里调低分辨率</translation>
    </message>
    <message>
        <source>The cameras plugged in cannot be listed</source>
        <translation>列不出已插好的相机</translation>
    </message>
    <message>
        <source>Name the camera in the settings file; see the guide</source>
        <translation>在设置文件里写明相机，见使用说明</translation>
    </message>
    <message>
        <source>The camera folder has no pictures</source>
        <translation>相机文件夹里没有图片</translation>
    </message>
    <message>
        <source>Put pictures in; it starts by itself</source>
        <translation>放入图片，会自动启动</translation>
    </message>
    <message>
        <source>A camera picture cannot be read</source>
        <translation>有一张相机图片读不出来</translation>
    </message>
    <message>
        <source>It goes on by itself with the next one</source>
        <translation>会自动用下一张</translation>
    </message>
    <message>
        <source>The scanner is not plugged in: {device}</source>
        <translation>扫码枪没有接上：{device}</translation>
    </message>
    <message>
        <source>Another program holds the scanner: {device}</source>
        <translation>扫码枪被别的程序占用：{device}</translation>
    </message>
    <message>
        <source>Close that program; it starts by itself</source>
        <translation>关掉那个程序，会自动恢复</translation>
    </message>
    <message>
        <source>This user may not read the scanner: {device}</source>
        <translation>当前用户没有权限读取扫码枪：{device}</translation>
    </message>
    <message>
        <source>Give the user the right; see the guide to scanners</source>
        <translation>给这个用户加上权限，见扫码枪说明</translation>
    </message>
    <message>
        <source>The label printer does not answer: {printer}</source>
        <translation>标签机没有应答：{printer}</translation>
    </message>
    <message>
        <source>Check power and network cable, then press F10</source>
        <translation>看电源和网线，再按 F10</translation>
    </message>
    <message>
        <source>The label printer does not answer any more</source>
        <translation>标签机不再应答</translation>
    </message>
    <message>
        <source>Switch it off and on, then press F10</source>
        <translation>关机再开机，然后按 F10</translation>
    </message>
    <message>
        <source>The label printer does not take the label</source>
        <translation>标签机不收标签</translation>
    </message>
    <message>
        <source>The label printer broke the connection off</source>
        <translation>标签机断开了连接</translation>
    </message>
    <message>
        <source>Look whether a label came out; F10 prints it again</source>
        <translation>看标签出来没有，按 F10 可再打一张</translation>
    </message>
    <message>
        <source>The printer has no labels left</source>
        <translation>标签机没有标签纸了</translation>
    </message>
    <message>
        <source>Load a new roll, then press F10</source>
        <translation>换一卷标签纸，再按 F10</translation>
    </message>
    <message>
        <source>The printer has no ribbon left</source>
        <translation>标签机没有碳带了</translation>
    </message>
    <message>
        <source>Put in a new ribbon, then press F10</source>
        <translation>换一卷碳带，再按 F10</translation>
    </message>
    <message>
        <source>The printer is open</source>
        <translation>标签机盖子开着</translation>
    </message>
    <message>
        <source>Close its lid, then press F10</source>
        <translation>盖好盖子，再按 F10</translation>
    </message>
    <message>
        <source>The printer is paused</source>
        <translation>标签机暂停了</translation>
    </message>
    <message>
        <source>Press its pause key, then press F10</source>
        <translation>按标签机的暂停键，再按 F10</translation>
    </message>
    <message>
        <source>The printer reports a fault</source>
        <translation>标签机报故障</translation>
    </message>
    <message>
        <source>Read its own display, then press F10</source>
        <translation>看标签机自己的提示，再按 F10</translation>
    </message>
    <message>
        <source>Load a new roll. If no label comes out, press F10</source>
        <translation>装上新纸卷。标签没有自己出来，再按 F10</translation>
    </message>
    <message>
        <source>Put in a new ribbon. If no label comes out, press F10</source>
        <translation>换上新碳带。标签没有自己出来，再按 F10</translation>
    </message>
    <message>
        <source>Close its lid. If no label comes out, press F10</source>
        <translation>盖好上盖。标签没有自己出来，再按 F10</translation>
    </message>
    <message>
        <source>Press its pause key. If no label comes out, press F10</source>
        <translation>按它的暂停键。标签没有自己出来，再按 F10</translation>
    </message>
    <message>
        <source>Read its own display. If no label comes out, press F10</source>
        <translation>看标签机自己的提示。标签没有自己出来，再按 F10</translation>
    </message>
    <message>
        <source>The label may not have been printed</source>
        <translation>标签可能没有打出来</translation>
    </message>
    <message>
        <source>Look whether it came out. If not, press F10</source>
        <translation>看一下标签出来没有。没有就按 F10</translation>
    </message>
    <message>
        <source>There is no printer called {printer} here</source>
        <translation>这里没有叫 {printer} 的标签机</translation>
    </message>
    <message>
        <source>Choose another in the settings, under Labels</source>
        <translation>在设置的“标签”里另选一台</translation>
    </message>
    <message>
        <source>The printer did not accept the label</source>
        <translation>标签机没有接受这张标签</translation>
    </message>
    <message>
        <source>Check the printer, then press F10</source>
        <translation>检查标签机，再按 F10</translation>
    </message>
    <message>
        <source>The folder for labels cannot be written</source>
        <translation>标签文件夹写不进去</translation>
    </message>
    <message>
        <source>Check this folder, then press F10: {folder}</source>
        <translation>检查这个文件夹，再按 F10：{folder}</translation>
    </message>
    <message>
        <source>The disk is full. The label was not printed</source>
        <translation>磁盘满了。标签没有打印</translation>
    </message>
    <message>
        <source>Free some space, then press F10</source>
        <translation>腾出空间，再按 F10</translation>
    </message>
    <message>
        <source>The sheet could not be saved</source>
        <translation>这一页没有存成</translation>
    </message>
    <message>
        <source>Choose a folder that can be written: {file}</source>
        <translation>换一个能写入的文件夹：{file}</translation>
    </message>
    <message>
        <source>There is no USB stick here</source>
        <translation>没有找到 U 盘</translation>
    </message>
    <message>
        <source>Plug in a USB stick, then press Ctrl+S again</source>
        <translation>插上 U 盘，再按一次 Ctrl+S</translation>
    </message>
    <message>
        <source>The stick has too little room: {free_mb} MB</source>
        <translation>U 盘空间不够，只剩 {free_mb} MB</translation>
    </message>
    <message>
        <source>{needed_mb} MB are needed. Plug in another, press Ctrl+S</source>
        <translation>需要 {needed_mb} MB。换一个 U 盘，再按 Ctrl+S</translation>
    </message>
    <message>
        <source>The stick is full. The save was not finished</source>
        <translation>U 盘满了，没有存完</translation>
    </message>
    <message>
        <source>Plug in one with more room, then press Ctrl+S again</source>
        <translation>换一个空间大的 U 盘，再按一次 Ctrl+S</translation>
    </message>
    <message>
        <source>The stick was pulled out. The save was not finished</source>
        <translation>U 盘被拔掉了，没有存完</translation>
    </message>
    <message>
        <source>Nothing is lost here. Plug it in, then press Ctrl+S again</source>
        <translation>本机的记录都在。插好 U 盘，再按一次 Ctrl+S</translation>
    </message>
    <message>
        <source>The stick cannot be written</source>
        <translation>这个 U 盘不能写入</translation>
    </message>
    <message>
        <source>Slide its switch, or plug in another; then press Ctrl+S</source>
        <translation>拨开写保护开关，或换一个 U 盘，再按 Ctrl+S</translation>
    </message>
    <message>
        <source>The stick did not take the save: {why}</source>
        <translation>存到 U 盘失败：{why}</translation>
    </message>
    <message>
        <source>Nothing is lost here. Plug in another, then press Ctrl+S</source>
        <translation>本机的记录都在。换一个 U 盘，再按 Ctrl+S</translation>
    </message>
    <message>
        <source>The save was stopped</source>
        <translation>已停止存到 U 盘</translation>
    </message>
    <message>
        <source>Photos on the stick stay; Ctrl+S goes on with the rest</source>
        <translation>已存的照片留在 U 盘上，再按 Ctrl+S 接着存</translation>
    </message>
    <message>
        <source>The save broke off</source>
        <translation>存到 U 盘中断了</translation>
    </message>
    <message>
        <source>Nothing is lost here; call the supervisor</source>
        <translation>本机的记录都在，叫主管来看</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>这张图读不出来</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>再拍一次</translation>
    </message>
    <message>
        <source>This picture is empty</source>
        <translation>这张图是空的</translation>
    </message>
    <message>
        <source>This picture is gone</source>
        <translation>这张图不见了</translation>
    </message>
    <message>
        <source>This picture is too large</source>
        <translation>这张图太大</translation>
    </message>
    <message>
        <source>Take it again at a smaller size, up to 50 megapixels</source>
        <translation>调小后再拍，不超过 5000 万像素</translation>
    </message>
    <message>
        <source>This picture could not be encoded</source>
        <translation>这张图存不成照片</translation>
    </message>
    <message>
        <source>The print could not be read</source>
        <translation>没认出面单上的字</translation>
    </message>
    <message>
        <source>Take the photo again, or type the number</source>
        <translation>重拍一张，或手动输入单号</translation>
    </message>
    <message>
        <source>Offline; carry on</source>
        <translation>网络断了，可以照常工作</translation>
    </message>
    <message>
        <source>Everything uploads later</source>
        <translation>稍后自动上传</translation>
    </message>
    <message>
        <source>The hub does not answer properly; carry on</source>
        <translation>中枢应答不正常，可以照常工作</translation>
    </message>
    <message>
        <source>The hub is busy; carry on</source>
        <translation>中枢正忙，可以照常工作</translation>
    </message>
    <message>
        <source>The hub did not accept this</source>
        <translation>中枢没有接受</translation>
    </message>
    <message>
        <source>Carry on; tell the supervisor</source>
        <translation>照常工作，告诉主管</translation>
    </message>
    <message>
        <source>The hub of this station does not start; carry on</source>
        <translation>本机中枢没有启动，可以照常工作</translation>
    </message>
    <message>
        <source>It is tried again by itself; tell the supervisor</source>
        <translation>会自动重试；告诉主管</translation>
    </message>
    <message>
        <source>This is another hub than before</source>
        <translation>这不是原来的中枢</translation>
    </message>
    <message>
        <source>Nothing is sent; call the supervisor</source>
        <translation>暂不上传；叫主管</translation>
    </message>
    <message>
        <source>The hub address is wrong</source>
        <translation>中枢地址不对</translation>
    </message>
    <message>
        <source>Correct it in the settings</source>
        <translation>到设置里改正</translation>
    </message>
    <message>
        <source>The hub address is not protected</source>
        <translation>中枢地址没有加密</translation>
    </message>
    <message>
        <source>Use an https address</source>
        <translation>请用 https 地址</translation>
    </message>
    <message>
        <source>The hub holds other records of this station</source>
        <translation>中枢里有本工位的另一份记录</translation>
    </message>
    <message>
        <source>Carry on; call the supervisor</source>
        <translation>照常工作；叫主管</translation>
    </message>
    <message>
        <source>The hub&apos;s receipt does not hold</source>
        <translation>中枢回执无效</translation>
    </message>
    <message>
        <source>The hub does not know this station any more</source>
        <translation>中枢不认识本工位了</translation>
    </message>
    <message>
        <source>This station is not enrolled yet</source>
        <translation>本工位还没登记</translation>
    </message>
    <message>
        <source>Carry on; call the supervisor for a code</source>
        <translation>照常工作；找主管要登记码</translation>
    </message>
    <message>
        <source>This enrolment code does not hold</source>
        <translation>登记码无效</translation>
    </message>
    <message>
        <source>Ask the supervisor for a new one</source>
        <translation>找主管要新的</translation>
    </message>
    <message>
        <source>Sending stopped after a mistake of the program</source>
        <translation>上传因程序出错停下</translation>
    </message>
    <message>
        <source>Carry on; it is tried again; tell the supervisor</source>
        <translation>照常工作，会自动重试；告诉主管</translation>
    </message>
    <message>
        <source>Split it; each part may be imported by itself</source>
        <translation>拆成几个文件，分别导入</translation>
    </message>
    <message>
        <source>Open it and save it as .xlsx once more</source>
        <translation>用表格软件打开，再另存为 .xlsx</translation>
    </message>
    <message>
        <source>A file is being imported already</source>
        <translation>正在导入另一个文件</translation>
    </message>
    <message>
        <source>Wait until it is done, or cancel it</source>
        <translation>等它完成，或者先取消</translation>
    </message>
    <message>
        <source>Tickets are not announced from this station</source>
        <translation>本工位不能导入售后单</translation>
    </message>
    <message>
        <source>The administrator of the site&apos;s hub imports them there</source>
        <translation>由现场中枢的管理员导入</translation>
    </message>
    <message>
        <source>A supervisor or administrator imports tickets</source>
        <translation>售后单由主管或管理员导入</translation>
    </message>
    <message>
        <source>Nothing was imported; let one of them sign in here</source>
        <translation>没有导入；请主管或管理员在本机登录后再导入</translation>
    </message>
    <message>
        <source>One file at a time</source>
        <translation>一次只能导入一个文件</translation>
    </message>
    <message>
        <source>Drop a single CSV, XLSX or JSON file</source>
        <translation>只拖一个 CSV、XLSX 或 JSON 文件</translation>
    </message>
    <message>
        <source>The import broke off</source>
        <translation>导入中断了</translation>
    </message>
    <message>
        <source>What was announced stands; call the supervisor</source>
        <translation>已登记的保留。叫主管</translation>
    </message>
    <message>
        <source>The report was not saved: {why}</source>
        <translation>报告没有保存：{why}</translation>
    </message>
    <message>
        <source>Choose another folder and save it again</source>
        <translation>换一个文件夹再保存</translation>
    </message>
    <message>
        <source>The file is not there any more</source>
        <translation>文件已经不在了</translation>
    </message>
    <message>
        <source>Choose it once more</source>
        <translation>重新选择文件</translation>
    </message>
    <message>
        <source>The file cannot be read: {why}</source>
        <translation>文件读不出来：{why}</translation>
    </message>
    <message>
        <source>Copy it to this computer and choose the copy</source>
        <translation>先复制到本机，再选择</translation>
    </message>
    <message>
        <source>This is neither CSV nor XLSX nor JSON</source>
        <translation>这不是 CSV、XLSX 或 JSON 文件</translation>
    </message>
    <message>
        <source>Export the tickets as one of these</source>
        <translation>导出成其中一种格式</translation>
    </message>
    <message>
        <source>The file is larger than {limit_mb} MB</source>
        <translation>文件超过 {limit_mb} MB</translation>
    </message>
    <message>
        <source>The spreadsheet unpacks to more than {limit_mb} MB</source>
        <translation>表格解压后超过 {limit_mb} MB</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows</source>
        <translation>文件超过 {limit} 行</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>Export the tickets again</source>
        <translation>重新导出售后单</translation>
    </message>
    <message>
        <source>The text of the file cannot be read</source>
        <translation>文件的文字编码读不出来</translation>
    </message>
    <message>
        <source>Export it as CSV in UTF-8</source>
        <translation>导出成 UTF-8 的 CSV</translation>
    </message>
    <message>
        <source>The column {column} is missing</source>
        <translation>缺少 {column} 列</translation>
    </message>
    <message>
        <source>Add it to the heading; nothing was announced</source>
        <translation>在表头补上。这次什么都没有登记</translation>
    </message>
    <message>
        <source>The column {column} is there twice</source>
        <translation>{column} 列出现了两次</translation>
    </message>
    <message>
        <source>Remove one of them; nothing was announced</source>
        <translation>删掉一个。这次什么都没有登记</translation>
    </message>
    <message>
        <source>The column {column} is unknown</source>
        <translation>不认识 {column} 列</translation>
    </message>
    <message>
        <source>Correct or remove it; nothing was announced</source>
        <translation>改正或删掉。这次什么都没有登记</translation>
    </message>
    <message>
        <source>The spreadsheet has a password, or is of the old kind</source>
        <translation>表格有密码，或者是旧格式</translation>
    </message>
    <message>
        <source>Save it as .xlsx without a password</source>
        <translation>去掉密码，另存为 .xlsx</translation>
    </message>
    <message>
        <source>The spreadsheet holds macros</source>
        <translation>表格里有宏</translation>
    </message>
    <message>
        <source>Save it as .xlsx, which has none</source>
        <translation>另存为不带宏的 .xlsx</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged</source>
        <translation>表格文件已损坏</translation>
    </message>
    <message>
        <source>The spreadsheet has no sheet with cells</source>
        <translation>表格里没有工作表</translation>
    </message>
    <message>
        <source>The JSON is broken at line {line}</source>
        <translation>JSON 第 {line} 行有错</translation>
    </message>
    <message>
        <source>The JSON file holds no list of tickets</source>
        <translation>JSON 文件里没有售后单列表</translation>
    </message>
    <message>
        <source>The JSON file is nested too deeply</source>
        <translation>JSON 文件嵌套太深</translation>
    </message>
    <message>
        <source>The key {key} is twice in one JSON object</source>
        <translation>同一个 JSON 对象里 {key} 出现了两次</translation>
    </message>
    <message>
        <source>The JSON file holds {name}, which is no number</source>
        <translation>JSON 文件里有 {name}，不是数字</translation>
    </message>
    <message>
        <source>This photo is not known here</source>
        <translation>本工位没有这张照片</translation>
    </message>
    <message>
        <source>Wait for the next sync, or take it again</source>
        <translation>等下次同步，或重拍一张</translation>
    </message>
    <message>
        <source>Nobody asks for this photo</source>
        <translation>这张照片不用拍</translation>
    </message>
    <message>
        <source>Carry on without it</source>
        <translation>直接往下做</translation>
    </message>
    <message>
        <source>This photo was taken already</source>
        <translation>这张已经拍过了</translation>
    </message>
    <message>
        <source>Carry on; nothing is left out</source>
        <translation>直接往下做，不用缺拍</translation>
    </message>
    <message>
        <source>The mark is too small to be seen</source>
        <translation>标记太小，看不见</translation>
    </message>
    <message>
        <source>Pull it larger, then keep it</source>
        <translation>拉大一点再保存</translation>
    </message>
    <message>
        <source>The word is missing</source>
        <translation>还没选词</translation>
    </message>
    <message>
        <source>Press its number, then keep it</source>
        <translation>按数字键选词，再保存</translation>
    </message>
    <message>
        <source>This word is not known here</source>
        <translation>本工位没有这个词</translation>
    </message>
    <message>
        <source>Stations attached {lpn} to different tickets</source>
        <translation>各工位把 {lpn} 归到了不同的售后单</translation>
    </message>
    <message>
        <source>Look which is right, and attach it to that one</source>
        <translation>核对哪张是对的，再归到那一张</translation>
    </message>
    <message>
        <source>{lpn} belongs to a ticket already</source>
        <translation>{lpn} 已经有售后单了</translation>
    </message>
    <message>
        <source>Wrong ticket? Take it back first with F6 while inspecting</source>
        <translation>归错了？先在质检页按 F6 撤回</translation>
    </message>
    <message>
        <source>Say first what kind of goods it is</source>
        <translation>先说是哪类商品</translation>
    </message>
    <message>
        <source>This code may name a customer; it was not kept</source>
        <translation>这个码可能含客户信息，没有保存</translation>
    </message>
    <message>
        <source>A question about the decision is open</source>
        <translation>还有一个关于判定的问题没答</translation>
    </message>
    <message>
        <source>Answer it by its number or press Esc, then scan again</source>
        <translation>按数字选，或按 Esc 退出，再扫一次</translation>
    </message>
    <message>
        <source>{lpn} is not decided yet</source>
        <translation>{lpn} 还没判定</translation>
    </message>
    <message>
        <source>Until then it goes into a quarantine container only</source>
        <translation>判定前只能放隔离筐</translation>
    </message>
    <message>
        <source>The refund of {lpn} is on the way or paid</source>
        <translation>{lpn} 的退款在路上或已付</translation>
    </message>
    <message>
        <source>Its decision stands. Money is mended in the shop system</source>
        <translation>判定不能收回。钱在商城系统里改</translation>
    </message>
    <message>
        <source>{lpn} left the dock in {bin}</source>
        <translation>{lpn} 已随 {bin} 离开</translation>
    </message>
    <message>
        <source>Its decision stands. Ask where the goods are now</source>
        <translation>判定不能收回。先问货在哪里</translation>
    </message>
    <message>
        <source>{lpn} was not set apart</source>
        <translation>{lpn} 还没有另放</translation>
    </message>
    <message>
        <source>Set it apart with its photo first</source>
        <translation>先拍照，另放一边</translation>
    </message>
    <message>
        <source>A supervisor settled {lpn} as an extra item</source>
        <translation>主管已按多件处理 {lpn}</translation>
    </message>
    <message>
        <source>Nothing is paid for it. The supervisor can undo that</source>
        <translation>不为它付款。主管可以撤回</translation>
    </message>
    <message>
        <source>{lpn} needs a second person first</source>
        <translation>{lpn} 要先有第二人同意</translation>
    </message>
    <message>
        <source>Nothing was recorded. Press Enter; they scan their badge</source>
        <translation>没有记录。按回车，请对方扫工牌</translation>
    </message>
    <message>
        <source>{lpn} is on its way to the customer</source>
        <translation>{lpn} 已寄回客户</translation>
    </message>
    <message>
        <source>Nothing was recorded. If it is here, undo that first</source>
        <translation>没有记录。东西还在手上，先撤销寄回</translation>
    </message>
    <message>
        <source>No container has the code {seen}</source>
        <translation>没有码是 {seen} 的容器</translation>
    </message>
    <message>
        <source>Nothing was recorded. Scan the label on the container</source>
        <translation>没有记录。扫容器上的标签</translation>
    </message>
    <message>
        <source>{bin} is closed</source>
        <translation>{bin} 已关闭</translation>
    </message>
    <message>
        <source>Nothing was recorded. Take another one, or open a new one</source>
        <translation>没有记录。换一个，或开新的</translation>
    </message>
    <message>
        <source>Wrong container: {bin}</source>
        <translation>放错容器了：{bin}</translation>
    </message>
    <message>
        <source>Nothing was recorded. Take it out, scan the right one</source>
        <translation>没有记录。拿出来，扫对的容器</translation>
    </message>
    <message>
        <source>{most} containers of this way stand open</source>
        <translation>这个去处已开了 {most} 个容器</translation>
    </message>
    <message>
        <source>Close those that are full, then open a new one</source>
        <translation>先关掉满的，再开新的</translation>
    </message>
    <message>
        <source>This container always stays open</source>
        <translation>这个容器一直开着</translation>
    </message>
    <message>
        <source>It is where goods go that belong nowhere else</source>
        <translation>没有别处可放的都放这里</translation>
    </message>
    <message>
        <source>Where {lpn} goes cannot change any more</source>
        <translation>{lpn} 的去处不能再改</translation>
    </message>
    <message>
        <source>Call the supervisor if the decision itself was wrong</source>
        <translation>判定本身错了，就叫主管</translation>
    </message>
    <message>
        <source>It goes there already</source>
        <translation>本来就放那里</translation>
    </message>
    <message>
        <source>Scan the container, or choose another way</source>
        <translation>扫容器，或选别的去处</translation>
    </message>
    <message>
        <source>{lpn} needs no second person</source>
        <translation>{lpn} 不用第二人</translation>
    </message>
    <message>
        <source>Scan the container</source>
        <translation>扫容器</translation>
    </message>
    <message>
        <source>You chose this way yourself</source>
        <translation>这个去处是您自己选的</translation>
    </message>
    <message>
        <source>Somebody else has to scan their badge</source>
        <translation>要换一个人扫工牌</translation>
    </message>
    <message>
        <source>{lpn} does not go back to the customer</source>
        <translation>{lpn} 不寄回客户</translation>
    </message>
    <message>
        <source>Nothing was recorded. Scan its container</source>
        <translation>没有记录。扫它的容器</translation>
    </message>
    <message>
        <source>Its refund is on the way or paid</source>
        <translation>退款已在路上或已付</translation>
    </message>
    <message>
        <source>It stays here. Call the supervisor</source>
        <translation>东西留下。叫主管</translation>
    </message>
    <message>
        <source>This is no tracking number</source>
        <translation>这不是运单号</translation>
    </message>
    <message>
        <source>Nothing was recorded. Scan the bars of the new label</source>
        <translation>没有记录。扫新面单上的条码</translation>
    </message>
    <message>
        <source>Something came in under {seen}</source>
        <translation>{seen} 是来时的单号</translation>
    </message>
    <message>
        <source>Cover the old label. Scan the new outbound one</source>
        <translation>盖住旧面单，扫新的出库面单</translation>
    </message>
    <message>
        <source>{seen} is another customer&apos;s parcel</source>
        <translation>{seen} 是别的客户的包裹</translation>
    </message>
    <message>
        <source>Nothing was recorded. Print a label of its own</source>
        <translation>没有记录。给它单独打一张面单</translation>
    </message>
    <message>
        <source>{typed} kilograms, or grams?</source>
        <translation>{typed} 千克，还是克？</translation>
    </message>
    <message>
        <source>This reception of the parcel counts no more</source>
        <translation>这个包裹的这次收货不再算数</translation>
    </message>
    <message>
        <source>Scan its label: the one that counts opens</source>
        <translation>扫面单，会打开算数的那次</translation>
    </message>
    <message>
        <source>A supervisor settled which reception counts</source>
        <translation>主管已定了哪次收货算数</translation>
    </message>
    <message>
        <source>Only one station took this parcel in</source>
        <translation>这个包裹只收过一次</translation>
    </message>
    <message>
        <source>Nothing has to be settled; go on with it</source>
        <translation>不用定，继续做</translation>
    </message>
    <message>
        <source>Nothing more is in this box, somebody said</source>
        <translation>已经说过这箱里没有别的了</translation>
    </message>
    <message>
        <source>Say first with F8 that there is more, then scan again</source>
        <translation>先按 F8 说还有东西，再扫一次</translation>
    </message>
    <message>
        <source>No freight goes back with this item</source>
        <translation>这件商品没有要退的运费</translation>
    </message>
    <message>
        <source>Nothing was recorded. Decide on the item</source>
        <translation>没有记录。直接判定这件商品</translation>
    </message>
    <message>
        <source>The freight is on its way back already</source>
        <translation>运费已经在退了</translation>
    </message>
    <message>
        <source>Nothing was recorded. Call the supervisor if it is wrong</source>
        <translation>没有记录。不对的话叫主管</translation>
    </message>
    <message>
        <source>A replacement or repair of {lpn} is ordered</source>
        <translation>{lpn} 已经下了换修单</translation>
    </message>
    <message>
        <source>The decision stands. Ask the office about the order</source>
        <translation>判定不再改。换修单的事找客服</translation>
    </message>
    <message>
        <source>That is what the customer wants already</source>
        <translation>客户现在要的就是这个</translation>
    </message>
    <message>
        <source>The order is made already: {number}</source>
        <translation>已经下单了：{number}</translation>
    </message>
    <message>
        <source>Nothing was recorded. Ask the office to stop it first</source>
        <translation>没有记录。先请客服拦下这一单</translation>
    </message>
    <message>
        <source>Money of {ticket} is on its way already</source>
        <translation>{ticket} 的退款已经在路上</translation>
    </message>
    <message>
        <source>Nothing was recorded. Call the supervisor</source>
        <translation>没有记录。叫主管</translation>
    </message>
    <message>
        <source>Two benches heard different wishes on {ticket}</source>
        <translation>{ticket}：两个工位记的客户诉求不一样</translation>
    </message>
    <message>
        <source>Ask the customer, then press M and choose what they want</source>
        <translation>问清客户，再按 M 选一个</translation>
    </message>
    <message>
        <source>An exchange or a repair has no partial refund</source>
        <translation>换货、维修没有部分退款</translation>
    </message>
    <message>
        <source>Record the changed wish first if the customer wants money</source>
        <translation>客户要退款，先按 M 记下来</translation>
    </message>
    <message>
        <source>There is no such order</source>
        <translation>没有这一单</translation>
    </message>
    <message>
        <source>Take its id from the list of orders</source>
        <translation>从换修单列表里取编号</translation>
    </message>
    <message>
        <source>That is no order number</source>
        <translation>这不是单号</translation>
    </message>
    <message>
        <source>Give the number of the shop system, without words</source>
        <translation>填商城系统里的单号，不带别的字</translation>
    </message>
    <message>
        <source>The order of {ticket} was withdrawn</source>
        <translation>{ticket} 的换修单已撤回</translation>
    </message>
    <message>
        <source>The customer gets the money. Stop the shipment</source>
        <translation>客户改要退款了。拦下这一单，不要发货</translation>
    </message>
    <message>
        <source>It was made under {number} already</source>
        <translation>已经用单号 {number} 下过单</translation>
    </message>
    <message>
        <source>Check which of the two is right, and cancel the other</source>
        <translation>核对哪个单号是对的，取消另一个</translation>
    </message>
    <message>
        <source>The order of {ticket} is made by the program</source>
        <translation>{ticket} 由系统自动下单</translation>
    </message>
    <message>
        <source>Nothing was recorded. Look at it again in a minute</source>
        <translation>没有记录。过一分钟再看</translation>
    </message>
    <message>
        <source>This was said on ticket {ticket}</source>
        <translation>这是在售后单 {ticket} 上说的</translation>
    </message>
    <message>
        <source>That ticket names another shop. Take it back there</source>
        <translation>那张单写的是另一个店铺。请到那张单上撤回</translation>
    </message>
</context>
<context>
    <name>money_reasons</name>
    <message>
        <source>Nothing is paid. Call the supervisor</source>
        <translation>不会付款。叫主管</translation>
    </message>
    <message>
        <source>Nothing is sent until the office has looked. Take the next item</source>
        <translation>客服看过之前不会再发出。做下一件</translation>
    </message>
    <message>
        <source>The hub holds it</source>
        <translation>中枢暂缓付款</translation>
    </message>
    <message>
        <source>More would go back than was paid</source>
        <translation>退款会超过实付金额</translation>
    </message>
    <message>
        <source>The rules at the hub advise something else</source>
        <translation>中枢按规则得出的建议不一样</translation>
    </message>
    <message>
        <source>The refund would be zero</source>
        <translation>算出的退款是零</translation>
    </message>
    <message>
        <source>Two benches decided on this item</source>
        <translation>两个工位都判定了这件</translation>
    </message>
    <message>
        <source>Nothing is paid until a supervisor takes one decision back</source>
        <translation>主管撤回其中一个判定之前，不会付款</translation>
    </message>
    <message>
        <source>Its disinfection was taken back</source>
        <translation>消毒记录被撤回了</translation>
    </message>
    <message>
        <source>Photos that it needs were not taken</source>
        <translation>必拍的照片没有拍全</translation>
    </message>
    <message>
        <source>The inspection has questions open</source>
        <translation>还有检验项没有回答</translation>
    </message>
    <message>
        <source>It was settled as nobody&apos;s item</source>
        <translation>这件已按无主物品处理</translation>
    </message>
    <message>
        <source>More items were decided than were ordered</source>
        <translation>判定的件数超过了下单件数</translation>
    </message>
    <message>
        <source>Its order was made before the wish changed</source>
        <translation>改诉求之前已经下单</translation>
    </message>
    <message>
        <source>Another reception of this parcel counts</source>
        <translation>这个包裹以另一次收货为准</translation>
    </message>
    <message>
        <source>Nothing is paid under this one. If that is wrong, call the supervisor</source>
        <translation>这次收货不会付款。不对就叫主管</translation>
    </message>
    <message>
        <source>The parcel no longer belongs to this ticket</source>
        <translation>包裹已不在这张售后单名下</translation>
    </message>
    <message>
        <source>Nothing is paid until it does again. Call the supervisor</source>
        <translation>重新归到这张单之前不会付款。叫主管</translation>
    </message>
    <message>
        <source>Paid under another reception of this parcel</source>
        <translation>这个包裹的另一次收货已经付过款</translation>
    </message>
    <message>
        <source>It is not paid twice. If it is another item, call the supervisor</source>
        <translation>不会付两次。如果不是同一件，叫主管</translation>
    </message>
    <message>
        <source>Two stations took this parcel in</source>
        <translation>两个工位都收了这个包裹</translation>
    </message>
    <message>
        <source>Nothing is paid until a supervisor says which reception counts</source>
        <translation>主管选定哪次收货算数之前，不会付款</translation>
    </message>
    <message>
        <source>The hub does not know this parcel</source>
        <translation>中枢没有这个包裹的记录</translation>
    </message>
    <message>
        <source>The hub does not know this ticket</source>
        <translation>中枢没有这张售后单</translation>
    </message>
    <message>
        <source>This item has its refund or order already</source>
        <translation>这件已经有退款或订单了</translation>
    </message>
    <message>
        <source>It is not paid twice. Take the next item</source>
        <translation>不会付两次。做下一件</translation>
    </message>
    <message>
        <source>Two benches gave this item different tickets</source>
        <translation>两个工位把这件归到了不同的售后单</translation>
    </message>
    <message>
        <source>Nothing is paid until it is attached to the right one once more</source>
        <translation>重新归到正确的售后单之前，不会付款</translation>
    </message>
    <message>
        <source>This item has no ticket any more</source>
        <translation>这件已经没有售后单了</translation>
    </message>
    <message>
        <source>Nothing is paid until it is attached to one again</source>
        <translation>重新归到售后单之前，不会付款</translation>
    </message>
    <message>
        <source>The item was sent back to the customer</source>
        <translation>这件已经寄回给顾客</translation>
    </message>
    <message>
        <source>The hub does not know this item</source>
        <translation>中枢没有这件的记录</translation>
    </message>
    <message>
        <source>Two benches heard different wishes</source>
        <translation>两个工位听到的诉求不一样</translation>
    </message>
    <message>
        <source>Ask the customer and record it on the item&apos;s page with M</source>
        <translation>问清顾客，在这件的页面按 M 记录</translation>
    </message>
    <message>
        <source>The platform has it already, but does not show it</source>
        <translation>平台说已经收到，却查不到这笔</translation>
    </message>
    <message>
        <source>The platform refunded another amount before</source>
        <translation>平台之前退过另一笔金额</translation>
    </message>
    <message>
        <source>The platform refunded in another currency</source>
        <translation>平台用别的币种退过款</translation>
    </message>
    <message>
        <source>The platform booked this refund with another amount</source>
        <translation>平台登记的这笔退款金额不一样</translation>
    </message>
    <message>
        <source>The platform shows this refund twice</source>
        <translation>平台上这笔退款出现了两次</translation>
    </message>
    <message>
        <source>The shop system takes no orders from the hub</source>
        <translation>店铺系统不接中枢的订单</translation>
    </message>
    <message>
        <source>The freight may have gone back already</source>
        <translation>运费可能已经退过</translation>
    </message>
    <message>
        <source>Somebody else made an order for it</source>
        <translation>已有别人为它下过单</translation>
    </message>
    <message>
        <source>The shop system made another kind of order</source>
        <translation>店铺系统里下的是另一种订单</translation>
    </message>
    <message>
        <source>The shop system shows this order twice</source>
        <translation>店铺系统里这个订单出现了两次</translation>
    </message>
    <message>
        <source>The platform refunded it before it was ordered</source>
        <translation>下单之前平台已经退款</translation>
    </message>
    <message>
        <source>Nobody can tell whether the platform took it</source>
        <translation>无法确认平台有没有收到</translation>
    </message>
    <message>
        <source>No freight is paid until the office has looked. Take the next item</source>
        <translation>运费等办公室核对后再付。继续下一件</translation>
    </message>
    <message>
        <source>A line of an order is named like this freight</source>
        <translation>有订单行和这笔运费重名</translation>
    </message>
    <message>
        <source>Its order has freight under another shop name</source>
        <translation>这个订单的运费已记在另一个店名下</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>Electronics</source>
        <translation>数码电器</translation>
    </message>
    <message>
        <source>Clothes, shoes, bags</source>
        <translation>服饰鞋包</translation>
    </message>
    <message>
        <source>Food, cosmetics, hygiene</source>
        <translation>食品、化妆品、卫生用品</translation>
    </message>
    <message>
        <source>Other goods</source>
        <translation>其他商品</translation>
    </message>
    <message>
        <source>Full refund</source>
        <translation>全额退款</translation>
    </message>
    <message>
        <source>Partial refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>No refund</source>
        <translation>不退款</translation>
    </message>
    <message>
        <source>To a supervisor</source>
        <translation>送主管</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待退款</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>正在退款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Refused by platform</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>Result unknown</source>
        <translation>结果不明</translation>
    </message>
    <message>
        <source>Refunded elsewhere</source>
        <translation>已在别处退款</translation>
    </message>
    <message>
        <source>Dock staff</source>
        <translation>收货员</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Return and refund</source>
        <translation>退货退款</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>7 days, no reason</source>
        <translation>7 天无理由</translation>
    </message>
    <message>
        <source>Quality problem</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>Wrong item sent</source>
        <translation>发错货</translation>
    </message>
    <message>
        <source>Transport damage</source>
        <translation>运输损坏</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Delivery refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>language:en</source>
        <translation>language:zh</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>To be ordered</source>
        <translation>待下单</translation>
    </message>
    <message>
        <source>The office orders it</source>
        <translation>等客服下单</translation>
    </message>
    <message>
        <source>Being ordered</source>
        <translation>正在下单</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Order refused</source>
        <translation>下单被拒</translation>
    </message>
    <message>
        <source>Order withdrawn</source>
        <translation>下单已撤回</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>换新</translation>
    </message>
    <message>
        <source>Repair order</source>
        <translation>维修单</translation>
    </message>
    <message>
        <source>on the platform</source>
        <translation>平台留言</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话里说</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>发消息说</translation>
    </message>
</context>
<context>
    <name>row_reasons</name>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有成对</translation>
    </message>
    <message>
        <source>it has {cells} cells, the heading has {columns}</source>
        <translation>这一行有 {cells} 格，表头有 {columns} 格</translation>
    </message>
    <message>
        <source>it is not an object of columns and values</source>
        <translation>不是由列名和值组成的对象</translation>
    </message>
    <message>
        <source>{column} is empty</source>
        <translation>{column} 是空的</translation>
    </message>
    <message>
        <source>{column} is too long</source>
        <translation>{column} 太长</translation>
    </message>
    <message>
        <source>{column} holds control characters</source>
        <translation>{column} 里有控制字符</translation>
    </message>
    <message>
        <source>{column} is a formula; paste its value</source>
        <translation>{column} 是公式，请粘贴成数值</translation>
    </message>
    <message>
        <source>{column} is an error value</source>
        <translation>{column} 是错误值</translation>
    </message>
    <message>
        <source>{column} is a number in exponent form, its digits are lost; write it as text</source>
        <translation>{column} 变成了科学计数，位数已丢失，请按文本填写</translation>
    </message>
    <message>
        <source>{column} is a number with more than 15 digits; write it as text</source>
        <translation>{column} 是超过 15 位的数字，请按文本填写</translation>
    </message>
    <message>
        <source>{column} is a date; write it as text</source>
        <translation>{column} 是日期，请按文本填写</translation>
    </message>
    <message>
        <source>{column} is a list or an object</source>
        <translation>{column} 是列表或对象</translation>
    </message>
    <message>
        <source>{column} is none of the allowed words</source>
        <translation>{column} 不是允许的词</translation>
    </message>
    <message>
        <source>{column} is not a whole number</source>
        <translation>{column} 不是整数</translation>
    </message>
    <message>
        <source>{column} is not a time with its zone, as 2026-11-21T18:00:00+08:00</source>
        <translation>{column} 不是带时区的时间，例如 2026-11-21T18:00:00+08:00</translation>
    </message>
    <message>
        <source>{column} must lie within 1 and {limit}</source>
        <translation>{column} 要在 1 到 {limit} 之间</translation>
    </message>
    <message>
        <source>a tracking, order, ticket or serial number holds nothing readable</source>
        <translation>快递单号、订单号、售后单号或序列号里没有可读的内容</translation>
    </message>
    <message>
        <source>a tracking, order, ticket or serial number is longer than {limit} characters</source>
        <translation>快递单号、订单号、售后单号或序列号超过 {limit} 个字符</translation>
    </message>
    <message>
        <source>{column} is not an amount, as 899.00</source>
        <translation>{column} 不是金额，例如 899.00</translation>
    </message>
    <message>
        <source>{column} has more than {digits} decimals</source>
        <translation>{column} 的小数超过 {digits} 位</translation>
    </message>
    <message>
        <source>{column} is too large an amount</source>
        <translation>{column} 金额太大</translation>
    </message>
    <message>
        <source>the currency is unknown</source>
        <translation>不认识这个币种</translation>
    </message>
    <message>
        <source>quantity is more than was ordered</source>
        <translation>退货数量超过订购数量</translation>
    </message>
    <message>
        <source>two rows of this ticket name the same order line</source>
        <translation>同一张售后单有两行写了同一条订单明细</translation>
    </message>
    <message>
        <source>order line {order_line} was announced with another amount before</source>
        <translation>订单明细 {order_line} 以前登记的金额或数量不同</translation>
    </message>
    <message>
        <source>{column} differs from an earlier row of this ticket</source>
        <translation>{column} 与同一售后单前面的行不一致</translation>
    </message>
    <message>
        <source>lines is not a list of order lines</source>
        <translation>lines 不是明细列表</translation>
    </message>
    <message>
        <source>the ticket has more than {limit} rows</source>
        <translation>这张售后单超过 {limit} 行</translation>
    </message>
    <message>
        <source>the ticket has more than {limit} codes</source>
        <translation>这张售后单的单号超过 {limit} 个</translation>
    </message>
    <message>
        <source>the ticket is too long to be recorded</source>
        <translation>这张售后单太长，无法登记</translation>
    </message>
    <message>
        <source>row {because_row} of the same ticket is wrong</source>
        <translation>同一售后单的第 {because_row} 行有错</translation>
    </message>
    <message>
        <source>this number was announced with other content before; the first stands</source>
        <translation>这个单号以前登记过，内容不同。以先登记的为准</translation>
    </message>
</context>
<context>
    <name>setup</name>
    <message>
        <source>Language and screen</source>
        <translation>语言和屏幕</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>工位名称</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中枢</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>First person</source>
        <translation>第一位使用者</translation>
    </message>
    <message>
        <source>Press the digit of what fits, then Enter</source>
        <translation>按数字选好，再按 Enter</translation>
    </message>
    <message>
        <source>Type what is painted on the desk, then Enter</source>
        <translation>输入台面上写的编号，再按 Enter</translation>
    </message>
    <message>
        <source>One desk alone: 1. Several desks share a hub: 2</source>
        <translation>只有一张台，按 1；几张台共用中枢，按 2</translation>
    </message>
    <message>
        <source>Scan any code that lies at hand</source>
        <translation>随手拿个条码扫一下</translation>
    </message>
    <message>
        <source>Whoever begins here; may do everything at this desk</source>
        <translation>最先使用的人，本工位的操作都能做</translation>
    </message>
    <message>
        <source>The name is missing</source>
        <translation>还没写姓名</translation>
    </message>
    <message>
        <source>Scan the badge</source>
        <translation>请扫工牌</translation>
    </message>
    <message>
        <source>The PIN needs 6 digits</source>
        <translation>PIN 要 6 位数字</translation>
    </message>
    <message>
        <source>Type the PIN once more</source>
        <translation>把 PIN 再输一次</translation>
    </message>
    <message>
        <source>The two PINs differ; type both again</source>
        <translation>两次 PIN 不一样，重新输入</translation>
    </message>
    <message>
        <source>The scanner works</source>
        <translation>扫码枪正常</translation>
    </message>
    <message>
        <source>Press Enter to go on</source>
        <translation>按 Enter 继续</translation>
    </message>
    <message>
        <source>Setting up, %1 of %2: %3</source>
        <translation>首次设置 %1/%2：%3</translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Asking the hub of the site</source>
        <translation>正在连接现场中枢</translation>
    </message>
    <message>
        <source>Starting the hub</source>
        <translation>正在启动中枢</translation>
    </message>
    <message>
        <source>This takes a few seconds</source>
        <translation>要等几秒钟</translation>
    </message>
</context>
</TS>
