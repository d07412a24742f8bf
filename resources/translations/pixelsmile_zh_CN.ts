<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About PixelSmile Desktop</source>
        <translation>关于 PixelSmile Desktop</translation>
    </message>
    <message>
        <source>Version {version}, Python {python}, Qt {qt}</source>
        <translation>版本 {version}，Python {python}，Qt {qt}</translation>
    </message>
    <message>
        <source>Changes the expression in a portrait, offline, and nothing else in the photo. Apache-2.0.</source>
        <translation>离线改变人像的表情，不改动照片的其他部分。Apache-2.0 许可。</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序组成部分</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The package has no text.</source>
        <translation>该软件包没有许可文本。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Look for changes in this folder</source>
        <translation>检查此文件夹的更改</translation>
    </message>
    <message>
        <source>Remove this folder from the library</source>
        <translation>从图库中移除此文件夹</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the edit beside the photo (XMP)</source>
        <translation>将编辑写入照片旁的文件（XMP）</translation>
    </message>
    <message>
        <source>Read the edit that lies beside the photo</source>
        <translation>读取照片旁的编辑</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy the look</source>
        <translation>复制效果</translation>
    </message>
    <message>
        <source>Put the look on the selected photos</source>
        <translation>将效果应用到所选照片</translation>
    </message>
    <message>
        <source>Put the look on the same person in the selected photos</source>
        <translation>将效果应用到所选照片中的同一人</translation>
    </message>
    <message>
        <source>Put looks on the selected photos…</source>
        <translation>将多种效果应用到所选照片…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 星</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 星</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 星</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 星</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 星</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Take the flag away</source>
        <translation>取消旗标</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>红色标签</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>黄色标签</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>绿色标签</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>蓝色标签</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>紫色标签</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Caption…</source>
        <translation>说明文字…</translation>
    </message>
    <message>
        <source>New collection from the selected photos…</source>
        <translation>用所选照片新建收藏夹…</translation>
    </message>
    <message>
        <source>Make a virtual copy</source>
        <translation>创建虚拟副本</translation>
    </message>
    <message>
        <source>Remove the virtual copy…</source>
        <translation>移除虚拟副本…</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>在文件夹中显示文件</translation>
    </message>
    <message>
        <source>Previous face</source>
        <translation>上一张脸</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>下一张脸</translation>
    </message>
    <message>
        <source>Edit all faces</source>
        <translation>编辑所有人脸</translation>
    </message>
    <message>
        <source>Reset the expression</source>
        <translation>重置表情</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Weaker</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>Stronger</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Choose from a strip of intensities…</source>
        <translation>从强度条中选择…</translation>
    </message>
    <message>
        <source>Choose from all expressions…</source>
        <translation>从所有表情中选择…</translation>
    </message>
    <message>
        <source>Save a sheet of all expressions…</source>
        <translation>保存所有表情的拼图…</translation>
    </message>
    <message>
        <source>Save a strip of intensities…</source>
        <translation>保存各强度的长条图…</translation>
    </message>
    <message>
        <source>Save the look as a preset…</source>
        <translation>将效果存为预设…</translation>
    </message>
    <message>
        <source>Use the Instant engine</source>
        <translation>使用 Instant 引擎</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>Use the PixelSmile engine</source>
        <translation>使用 PixelSmile 引擎</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>渲染</translation>
    </message>
    <message>
        <source>Name this version…</source>
        <translation>命名此版本…</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>显示原片</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation>停止当前任务</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Try failed jobs again</source>
        <translation>重试失败的任务</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Before and after, split upright</source>
        <translation>前后对比：左右分割</translation>
    </message>
    <message>
        <source>Before and after, split across</source>
        <translation>前后对比：上下分割</translation>
    </message>
    <message>
        <source>Before and after side by side</source>
        <translation>前后并排显示</translation>
    </message>
    <message>
        <source>Show before while held</source>
        <translation>按住时显示修改前</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>显示变化之处</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>实际像素</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Show the edited area</source>
        <translation>显示编辑区域</translation>
    </message>
    <message>
        <source>Show clipped highlights and shadows</source>
        <translation>显示高光与阴影溢出</translation>
    </message>
    <message>
        <source>Show the faces</source>
        <translation>显示人脸</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>左侧面板</translation>
    </message>
    <message>
        <source>Right panel</source>
        <translation>右侧面板</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片窗格</translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation>隐藏或显示所有面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Default layout</source>
        <translation>默认布局</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Welcome page</source>
        <translation>欢迎页</translation>
    </message>
    <message>
        <source>What did this program send?</source>
        <translation>此程序发送过什么？</translation>
    </message>
    <message>
        <source>Show the log files</source>
        <translation>显示日志文件</translation>
    </message>
    <message>
        <source>About PixelSmile Desktop</source>
        <translation>关于 PixelSmile Desktop</translation>
    </message>
</context>
<context>
    <name>BatchCommands</name>
    <message>
        <source>Looking for the same person …</source>
        <translation>正在查找同一人…</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) are in the queue</source>
        <translation>
            <numerusform>%n 项编辑已加入队列</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Looks</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Put into the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n photo(s)</source>
        <translation>
            <numerusform>编辑 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Look of now</source>
        <translation>当前效果</translation>
    </message>
    <message>
        <source>the largest face</source>
        <translation>最大的脸</translation>
    </message>
    <message>
        <source>all faces</source>
        <translation>所有人脸</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>&amp;Faces</source>
        <translation>人脸(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>引擎(&amp;E)</translation>
    </message>
    <message>
        <source>choose at least one look</source>
        <translation>请至少选择一种效果</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n 种效果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Clear what has ended</source>
        <translation>清除已结束的任务</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Nothing is waiting. Edit one photo, copy its look, select other photos in the library and put the look on them: they are rendered here one after the other.</source>
        <translation>没有等待中的任务。编辑一张照片，复制其效果，在图库中选择其他照片并应用该效果：它们会在这里依次渲染。</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待</numerusform>
        </translation>
    </message>
    <message>
        <source>1 running</source>
        <translation>1 个进行中</translation>
    </message>
    <message numerus="yes">
        <source>%n ended</source>
        <translation>
            <numerusform>%n 个已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them failed</source>
        <translation>
            <numerusform>其中 %n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Do this next</source>
        <translation>优先执行</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>BlendStanding</name>
    <message>
        <source>this blend is known to work</source>
        <translation>此混合已知有效</translation>
    </message>
    <message>
        <source>nobody has tested this blend</source>
        <translation>此混合尚未测试</translation>
    </message>
    <message>
        <source>this blend is known to fail</source>
        <translation>此混合已知会失败</translation>
    </message>
</context>
<context>
    <name>BundledPreset</name>
    <message>
        <source>Gentle smile</source>
        <translation>浅笑</translation>
    </message>
    <message>
        <source>Warm smile</source>
        <translation>温暖微笑</translation>
    </message>
    <message>
        <source>Big smile</source>
        <translation>大笑</translation>
    </message>
    <message>
        <source>Self-assured</source>
        <translation>自信</translation>
    </message>
    <message>
        <source>Pleasant surprise</source>
        <translation>惊喜</translation>
    </message>
    <message>
        <source>Astonished</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>Shy</source>
        <translation>羞涩</translation>
    </message>
    <message>
        <source>Bittersweet</source>
        <translation>苦乐参半</translation>
    </message>
    <message>
        <source>Thoughtful</source>
        <translation>沉思</translation>
    </message>
    <message>
        <source>Melancholy</source>
        <translation>忧郁</translation>
    </message>
    <message>
        <source>Dreamy</source>
        <translation>梦幻</translation>
    </message>
    <message>
        <source>Determined</source>
        <translation>坚定</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Quit PixelSmile Desktop</source>
        <translation>退出 PixelSmile Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not finished.</source>
        <translation>
            <numerusform>%n 个任务尚未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>If you quit now, they wait in the queue and go on at the next start. Nothing is lost.</source>
        <translation>如果现在退出，它们会留在队列中，下次启动时继续。不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>完成后退出</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>立即退出</translation>
    </message>
</context>
<context>
    <name>ColourLabel</name>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
</context>
<context>
    <name>ComparePainter</name>
    <message>
        <source>The two pictures are the same</source>
        <translation>两张图片相同</translation>
    </message>
    <message>
        <source>The difference shows when both pictures are there</source>
        <translation>两张图片都就绪后显示差异</translation>
    </message>
</context>
<context>
    <name>CompareToolbar</name>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>按住</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>溢出</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Compare toolbar</source>
        <translation>对比工具栏</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of before and after</source>
        <translation>修改前后对比</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>{after} alone</source>
        <translation>仅{after}</translation>
    </message>
    <message>
        <source>{before} on the left, {after} on the right of a line</source>
        <translation>分割线左侧为{before}，右侧为{after}</translation>
    </message>
    <message>
        <source>{before} above, {after} below a line</source>
        <translation>分割线上方为{before}，下方为{after}</translation>
    </message>
    <message>
        <source>{before} and {after} side by side</source>
        <translation>{before}与{after}并排</translation>
    </message>
    <message>
        <source>{after}; {before} while held</source>
        <translation>{after}；按住时为{before}</translation>
    </message>
    <message>
        <source>Difference of {before} and {after}</source>
        <translation>{before}与{after}的差异</translation>
    </message>
    <message>
        <source>what changed is tinted</source>
        <translation>变化处已着色</translation>
    </message>
    <message>
        <source>clipped pixels are marked</source>
        <translation>溢出像素已标记</translation>
    </message>
    <message>
        <source>faces have boxes</source>
        <translation>人脸带有方框</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>{0} of {1} faces chosen</source>
        <translation>已选择 {1} 张脸中的 {0} 张</translation>
    </message>
    <message>
        <source>at face {0}</source>
        <translation>位于脸 {0}</translation>
    </message>
    <message>
        <source>at face {0}, chosen</source>
        <translation>位于脸 {0}，已选择</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program had a fault</source>
        <translation>程序曾发生故障</translation>
    </message>
    <message>
        <source>Last time the program had a fault, and wrote this report. Your photos and edits are safe. The report has stayed on this computer; if you send it to the makers of the program, they can mend the fault. It may name files and folders, so read it first.</source>
        <translation>上次程序发生故障并写下了此报告。您的照片和编辑都是安全的。报告只保存在这台电脑上；如果发送给开发者，他们就能修复问题。报告可能包含文件和文件夹名称，请先阅读。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>删除报告</translation>
    </message>
</context>
<context>
    <name>DateFilter</name>
    <message>
        <source>Time taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From one day to another…</source>
        <translation>自选日期范围…</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Photos taken</source>
        <translation>照片拍摄日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DiskLedger</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Remains of interrupted work</source>
        <translation>中断任务的残留</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可用</translation>
    </message>
</context>
<context>
    <name>EditInspector</name>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>There is no face in this photo</source>
        <translation>这张照片中没有人脸</translation>
    </message>
    <message>
        <source>Faces in this photo</source>
        <translation>照片中的人脸</translation>
    </message>
    <message>
        <source>identity {value}</source>
        <translation>相似度 {value}</translation>
    </message>
    <message>
        <source>{share} % changes, the rest is bit-identical</source>
        <translation>{share} % 有变化，其余逐位相同</translation>
    </message>
</context>
<context>
    <name>EditModel</name>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
</context>
<context>
    <name>EditView</name>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
</context>
<context>
    <name>EngineName</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
</context>
<context>
    <name>EnginePanel</name>
    <message>
        <source>Get it ready…</source>
        <translation>准备就绪…</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>保留此版本</translation>
    </message>
    <message>
        <source>Render with {engine}</source>
        <translation>用 {engine} 渲染</translation>
    </message>
    <message>
        <source>Automatic: {plan}</source>
        <translation>自动：{plan}</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Plan of the PixelSmile engine</source>
        <translation>PixelSmile 引擎方案</translation>
    </message>
    <message>
        <source>What you see is what you get, in milliseconds, on every computer.</source>
        <translation>所见即所得，毫秒级完成，适用于任何电脑。</translation>
    </message>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>正在检测这台电脑的能力…</translation>
    </message>
    <message>
        <source>Not ready: {why}</source>
        <translation>未就绪：{why}</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) each</source>
        <translation>
            <numerusform>每张约 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>导出 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Example of a name</source>
        <translation>名称示例</translation>
    </message>
    <message>
        <source>Size of the export and room on the disk</source>
        <translation>导出大小与磁盘空间</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>about %1, %2 free</source>
        <translation>约 %1，可用 %2</translation>
    </message>
    <message>
        <source>that is not enough room</source>
        <translation>空间不足</translation>
    </message>
    <message>
        <source>Folder for the exported files</source>
        <translation>导出文件夹</translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <source>as each original is</source>
        <translation>与原片相同</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>keep all but the location</source>
        <translation>保留除位置外的全部</translation>
    </message>
    <message>
        <source>drop all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC as they are in the original</source>
        <translation>EXIF、XMP 和 IPTC 与原片一致</translation>
    </message>
    <message>
        <source>without GPS, named places, and the camera maker&apos;s own notes, which may hide a place</source>
        <translation>不含 GPS、地名以及可能隐藏位置的相机厂商注释</translation>
    </message>
    <message>
        <source>nothing but the pixels and their colour profile</source>
        <translation>仅保留像素及其色彩配置文件</translation>
    </message>
    <message>
        <source>name of the original, without its suffix</source>
        <translation>原片名称（不含扩展名）</translation>
    </message>
    <message>
        <source>what was asked for</source>
        <translation>所要求的表情</translation>
    </message>
    <message>
        <source>how strong it is</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>which engine rendered it</source>
        <translation>渲染引擎</translation>
    </message>
    <message>
        <source>day on which the photo was taken</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>place in this export</source>
        <translation>本次导出中的序号</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Put %1 into the name</source>
        <translation>将 %1 插入名称</translation>
    </message>
    <message>
        <source>keep &amp;16 bits per channel</source>
        <translation>保留每通道 16 位(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Longest si&amp;de at most</source>
        <translation>长边上限(&amp;D)</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Longest side in pixels</source>
        <translation>长边像素数</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Sharpening</source>
        <translation>锐化(&amp;S)</translation>
    </message>
    <message>
        <source>write into &amp;edited photos how they were made</source>
        <translation>在编辑后的照片中写入制作方式(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>元数据(&amp;M)</translation>
    </message>
</context>
<context>
    <name>ExportPreset</name>
    <message>
        <source>Like the original</source>
        <translation>与原片相同</translation>
    </message>
    <message>
        <source>Web, 2048 pixels, without location</source>
        <translation>网络，2048 像素，不含位置</translation>
    </message>
    <message>
        <source>Lab, JPEG of best quality</source>
        <translation>冲印，最高质量 JPEG</translation>
    </message>
    <message>
        <source>Archive, 16-bit TIFF</source>
        <translation>存档，16 位 TIFF</translation>
    </message>
</context>
<context>
    <name>ExportPresetBar</name>
    <message>
        <source>Preset of the export</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Name to keep these options</source>
        <translation>为这些选项命名</translation>
    </message>
    <message>
        <source>Keep these options as a preset</source>
        <translation>将这些选项存为预设</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>移除此预设</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>happy</source>
        <translation>开心</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>自信</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>恐惧</translation>
    </message>
    <message>
        <source>anxious</source>
        <translation>焦虑</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>困惑</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>厌恶</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>contempt</source>
        <translation>轻蔑</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>困倦</translation>
    </message>
    <message>
        <source>shy</source>
        <translation>害羞</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>平静</translation>
    </message>
</context>
<context>
    <name>ExpressionWheel</name>
    <message>
        <source>{expression}: click for the full expression</source>
        <translation>{expression}：点击获得完整表情</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>first handle</source>
        <translation>第一个控制点</translation>
    </message>
    <message>
        <source>second handle</source>
        <translation>第二个控制点</translation>
    </message>
    <message>
        <source>{mix}; {handle}</source>
        <translation>{mix}；{handle}</translation>
    </message>
    <message>
        <source>Expression wheel</source>
        <translation>表情轮</translation>
    </message>
</context>
<context>
    <name>FaceFinding</name>
    <message>
        <source>Eyes closed</source>
        <translation>闭眼</translation>
    </message>
    <message>
        <source>No smile</source>
        <translation>没有微笑</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Looking away</source>
        <translation>未看镜头</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
</context>
<context>
    <name>FaceStrip</name>
    <message>
        <source>No face was found</source>
        <translation>未找到人脸</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>脸 {number}</translation>
    </message>
    <message>
        <source>{count} faces; edited: {chosen}; current: {current}</source>
        <translation>{count} 张脸；编辑：{chosen}；当前：{current}</translation>
    </message>
    <message>
        <source>Faces in this photo</source>
        <translation>照片中的人脸</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>This photo shows its original, so there is no edit to write</source>
        <translation>这张照片显示的是原片，没有可写入的编辑</translation>
    </message>
    <message>
        <source>The edit lies in {name}</source>
        <translation>编辑已保存在 {name}</translation>
    </message>
    <message>
        <source>No edit lies beside {name}</source>
        <translation>{name} 旁没有编辑文件</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片窗格</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Search name, folder, caption, camera</source>
        <translation>搜索名称、文件夹、说明、相机</translation>
    </message>
    <message>
        <source>Search photos</source>
        <translation>搜索照片</translation>
    </message>
    <message numerus="yes">
        <source>At least %n person(s)</source>
        <translation>
            <numerusform>至少 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Any number of people</source>
        <translation>任意人数</translation>
    </message>
    <message>
        <source>Edited or not</source>
        <translation>已编辑或未编辑</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>Not edited</source>
        <translation>未编辑</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation>反转顺序</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all photos of this source</source>
        <translation>显示此来源的全部照片</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>Not flagged</source>
        <translation>无旗标</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已选取</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History of the photo</source>
        <translation>照片历史</translation>
    </message>
    <message>
        <source>Show this version</source>
        <translation>显示此版本</translation>
    </message>
    <message>
        <source>Compare with this version</source>
        <translation>与此版本对比</translation>
    </message>
    <message>
        <source>Name this version</source>
        <translation>命名此版本</translation>
    </message>
    <message>
        <source>Copy the look</source>
        <translation>复制效果</translation>
    </message>
    <message>
        <source>Save the look as a preset</source>
        <translation>将效果存为预设</translation>
    </message>
    <message>
        <source>Write it beside the photo (XMP)</source>
        <translation>写入照片旁（XMP）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove this version</source>
        <translation>移除此版本</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>当前任务进度</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
    <message>
        <source>Paused: {names}</source>
        <translation>已暂停：{names}</translation>
    </message>
    <message>
        <source>Downloading {names}</source>
        <translation>正在下载 {names}</translation>
    </message>
    <message>
        <source>Looking after the models</source>
        <translation>正在处理模型</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Connections are switched off in the settings</source>
        <translation>已在设置中关闭网络连接</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>无连接</translation>
    </message>
    <message>
        <source>Nothing is sent and nothing is received</source>
        <translation>没有发送也没有接收任何内容</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>A model that you asked for is being fetched</source>
        <translation>正在下载您请求的模型</translation>
    </message>
    <message>
        <source>A download is paused</source>
        <translation>下载已暂停</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{folder} is no longer in the library; its photos stay where they are</source>
        <translation>{folder} 已不在图库中；照片仍在原处</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Rating</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明文字</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Open a folder, or drop photos and folders here. They stay where they are.</source>
        <translation>打开文件夹，或将照片和文件夹拖到这里。它们会留在原处。</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Clear the filters above, or choose another source on the left.</source>
        <translation>清除上方的筛选，或在左侧选择其他来源。</translation>
    </message>
    <message>
        <source>No photo is like that</source>
        <translation>没有符合条件的照片</translation>
    </message>
    <message>
        <source>No photos in this folder</source>
        <translation>此文件夹中没有照片</translation>
    </message>
</context>
<context>
    <name>LongWorkTeller</name>
    <message numerus="yes">
        <source>%n job(s) done</source>
        <translation>
            <numerusform>%n 个任务完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n 个任务失败</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is finished</source>
        <translation>队列已完成</translation>
    </message>
    <message>
        <source>A model is ready</source>
        <translation>模型已就绪</translation>
    </message>
    <message>
        <source>A model needs your attention</source>
        <translation>模型需要您的处理</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>{count} processor cores</source>
        <translation>{count} 个处理器核心</translation>
    </message>
    <message>
        <source>{size} GB memory</source>
        <translation>{size} GB 内存</translation>
    </message>
    <message>
        <source>no graphics card that could be used</source>
        <translation>没有可用的显卡</translation>
    </message>
    <message>
        <source>Instant is ready.</source>
        <translation>Instant 已就绪。</translation>
    </message>
    <message>
        <source>Instant does not work here.</source>
        <translation>Instant 无法在此运行。</translation>
    </message>
    <message>
        <source>Instant does not work here</source>
        <translation>Instant 无法在此运行</translation>
    </message>
    <message>
        <source>Instant ready</source>
        <translation>Instant 就绪</translation>
    </message>
    <message>
        <source>PixelSmile ready</source>
        <translation>PixelSmile 就绪</translation>
    </message>
    <message>
        <source>{size} GB card</source>
        <translation>{size} GB 显卡</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>约 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>约 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation>约 {count} 小时</translation>
    </message>
    <message>
        <source>PixelSmile needs more than this computer has.</source>
        <translation>PixelSmile 的需求超出了这台电脑的配置。</translation>
    </message>
    <message>
        <source>PixelSmile is ready too, {duration} a photo.</source>
        <translation>PixelSmile 也已就绪，每张照片{duration}。</translation>
    </message>
    <message>
        <source>PixelSmile could run here, {duration} a photo.</source>
        <translation>PixelSmile 可在此运行，每张照片{duration}。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片窗格</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>照片(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;xpression</source>
        <translation>表情(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MixFields</name>
    <message>
        <source>In your own word…</source>
        <translation>用您自己的词…</translation>
    </message>
    <message>
        <source>In your own word (PixelSmile only)</source>
        <translation>用您自己的词（仅 PixelSmile）</translation>
    </message>
    <message>
        <source>Only PixelSmile understands your own word</source>
        <translation>只有 PixelSmile 能理解您自己的词</translation>
    </message>
    <message>
        <source>Add expression</source>
        <translation>添加表情</translation>
    </message>
    <message>
        <source>Add an expression to the mix</source>
        <translation>向混合中添加表情</translation>
    </message>
    <message>
        <source>For example: smirking</source>
        <translation>例如：smirking（英文）</translation>
    </message>
    <message>
        <source>Expression in your own word</source>
        <translation>用您自己的词描述表情</translation>
    </message>
    <message>
        <source>What is known about this blend</source>
        <translation>关于此混合的已知信息</translation>
    </message>
</context>
<context>
    <name>MixRow</name>
    <message>
        <source>Intensity of {expression}</source>
        <translation>{expression}的强度</translation>
    </message>
    <message>
        <source>Intensity of {expression} as a number</source>
        <translation>{expression}的强度数值</translation>
    </message>
    <message>
        <source>Take {expression} out of the mix</source>
        <translation>从混合中移除{expression}</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>in use by {user}</source>
        <translation>{user} 正在使用</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>继续下载</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Ready, {size}</source>
        <translation>就绪，{size}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Not here, {size}</source>
        <translation>未安装，{size}</translation>
    </message>
    <message>
        <source>Licence:</source>
        <translation>许可证：</translation>
    </message>
    <message>
        <source>What can be done with {name}</source>
        <translation>可对 {name} 执行的操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Download {name}</source>
        <translation>下载 {name}</translation>
    </message>
    <message>
        <source>Bring from a disk…</source>
        <translation>从磁盘导入…</translation>
    </message>
    <message>
        <source>Use where it lies…</source>
        <translation>在原处使用…</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>逐字节校验</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Carry away to a disk…</source>
        <translation>导出到磁盘…</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Get the PixelSmile model</source>
        <translation>获取 PixelSmile 模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Connections are switched off in the settings</source>
        <translation>已在设置中关闭网络连接</translation>
    </message>
    <message>
        <source>Downloading {names}</source>
        <translation>正在下载 {names}</translation>
    </message>
    <message>
        <source>Asking the hub what it takes</source>
        <translation>正在向 Hub 查询所需内容</translation>
    </message>
    <message>
        <source>Everything of it is here already.</source>
        <translation>所需内容已全部就绪。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>Download now?</source>
        <translation>现在下载？</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>I have read this and keep to it</source>
        <translation>我已阅读并将遵守</translation>
    </message>
    <message>
        <source>Every byte is read, and only broken files are fetched again.</source>
        <translation>逐字节读取，仅重新下载损坏的文件。</translation>
    </message>
    <message>
        <source>Repair it?</source>
        <translation>要修复吗？</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Before you use this model</source>
        <translation>使用此模型之前</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Delete what interrupted work has left, {size}?</source>
        <translation>删除中断任务的残留（{size}）？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>移除 {name}？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Fetch the broken files again?</source>
        <translation>重新下载损坏的文件？</translation>
    </message>
</context>
<context>
    <name>PhotoCell</name>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>rated {count} of 5</source>
        <translation>{count} 星（共 5 星）</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>RAW and JPEG</source>
        <translation>RAW 和 JPEG</translation>
    </message>
    <message>
        <source>Virtual copy</source>
        <translation>虚拟副本</translation>
    </message>
</context>
<context>
    <name>PhotoCommands</name>
    <message>
        <source>Caption</source>
        <translation>说明文字</translation>
    </message>
    <message numerus="yes">
        <source>Caption of %n photo(s):</source>
        <translation>
            <numerusform>%n 张照片的说明文字：</numerusform>
        </translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新收藏夹</translation>
    </message>
    <message>
        <source>The virtual copy of {name} and its edits go for good</source>
        <translation>{name} 的虚拟副本及其编辑将被永久移除</translation>
    </message>
    <message>
        <source>the photo itself and its own edits stay</source>
        <translation>照片本身及其自己的编辑会保留</translation>
    </message>
    <message>
        <source>Remove the copy</source>
        <translation>移除副本</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>No photos here</source>
        <translation>这里没有照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoSort</name>
    <message>
        <source>Time taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Time added</source>
        <translation>添加时间</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>No photo</source>
        <translation>没有照片</translation>
    </message>
</context>
<context>
    <name>PresetCommands</name>
    <message>
        <source>The look is copied; select other photos and put it on them</source>
        <translation>效果已复制；选择其他照片即可应用</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The preset {name} is removed</source>
        <translation>预设 {name} 已移除</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Name for this look</source>
        <translation>此效果的名称</translation>
    </message>
    <message>
        <source>Name for the look of now</source>
        <translation>当前效果的名称</translation>
    </message>
    <message>
        <source>Keep this look as a preset</source>
        <translation>将此效果存为预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Put this look on the face</source>
        <translation>将此效果应用到人脸</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>QueueCommands</name>
    <message>
        <source>Exported to {folder}</source>
        <translation>已导出到 {folder}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>Nothing. This program has sent nothing over the network, and asked for nothing.</source>
        <translation>没有。此程序未通过网络发送或请求任何内容。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What did this program send?</source>
        <translation>此程序发送过什么？</translation>
    </message>
    <message>
        <source>Photos, faces and settings never leave this computer. The only requests that this program makes are for the models that you ask it to download; each of them is listed here. The list lies in {file}.</source>
        <translation>照片、人脸和设置绝不会离开这台电脑。此程序只会为您要求下载的模型发出请求；每个请求都列在这里。列表保存在 {file}。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), {size} sent</source>
        <translation>
            <numerusform>%n 个请求，已发送 {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>this is perhaps not a face; look at the result before you use it</source>
        <translation>这可能不是人脸；使用前请先查看结果</translation>
    </message>
    <message>
        <source>the face is turned {0}; its far side cannot be changed well</source>
        <translation>人脸{0}转动；背向的一侧难以很好地改变</translation>
    </message>
    <message>
        <source>the face is tiny, with {0} pixels between the eyes; small changes will not show</source>
        <translation>人脸很小，双眼间距仅 {0} 像素；细微变化将看不出来</translation>
    </message>
    <message>
        <source>the face is cut off by the edge of the photo; what is not in the photo cannot be changed</source>
        <translation>人脸被照片边缘裁切；照片之外的部分无法改变</translation>
    </message>
    <message>
        <source>the eyes are closed; they stay closed</source>
        <translation>双眼闭着；将保持闭合</translation>
    </message>
    <message>
        <source>one eye is closed; it stays closed</source>
        <translation>一只眼闭着；将保持闭合</translation>
    </message>
    <message>
        <source>the eyes are hidden; they stay as they are</source>
        <translation>双眼被遮挡；将保持原样</translation>
    </message>
    <message>
        <source>one eye is hidden; it stays as it is</source>
        <translation>一只眼被遮挡；将保持原样</translation>
    </message>
    <message>
        <source>the mouth is hidden; what lies in front of it stays as it is</source>
        <translation>嘴被遮挡；前方的物体将保持原样</translation>
    </message>
    <message>
        <source>the face wears glasses; the frames stay still while the skin behind them moves</source>
        <translation>人脸戴着眼镜；镜框保持不动，后面的皮肤会移动</translation>
    </message>
    <message>
        <source>far up</source>
        <translation>大幅向上</translation>
    </message>
    <message>
        <source>far down</source>
        <translation>大幅向下</translation>
    </message>
    <message>
        <source>far to the right</source>
        <translation>大幅向右</translation>
    </message>
    <message>
        <source>far to the left</source>
        <translation>大幅向左</translation>
    </message>
    <message>
        <source>fear and surprised look alike: their blend collapses into one of them</source>
        <translation>恐惧与惊讶相似：混合后会变成其中之一</translation>
    </message>
    <message>
        <source>angry and happy contradict each other: their blend is unstable</source>
        <translation>愤怒与开心相互矛盾：混合不稳定</translation>
    </message>
    <message>
        <source>the base model of the PixelSmile engine</source>
        <translation>PixelSmile 引擎的基础模型</translation>
    </message>
    <message>
        <source>the adapter that teaches the base model expressions, for human faces</source>
        <translation>教会基础模型人脸表情的适配器</translation>
    </message>
    <message>
        <source>an adapter for quick drafts in {0} denoising steps</source>
        <translation>以 {0} 步去噪快速出草图的适配器</translation>
    </message>
    <message>
        <source>compares a person before and after an edit</source>
        <translation>比较编辑前后的人物</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>尚未安装模型</translation>
    </message>
    <message>
        <source>not installed: {0}</source>
        <translation>未安装：{0}</translation>
    </message>
    <message>
        <source>the {0} engine is not ready ({1})</source>
        <translation>{0} 引擎未就绪（{1}）</translation>
    </message>
    <message>
        <source>choose the Instant engine</source>
        <translation>请选择 Instant</translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation>没有文件 {0}</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} 是空文件</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>{0} 不允许读取</translation>
    </message>
    <message>
        <source>{0} cannot be read as {1}: it is cut short or damaged</source>
        <translation>无法以 {1} 格式读取 {0}：文件不完整或已损坏</translation>
    </message>
    <message>
        <source>there is not enough memory for {0}</source>
        <translation>内存不足以处理 {0}</translation>
    </message>
    <message>
        <source>the photo&apos;s colour profile cannot be used, so its colours were taken for sRGB</source>
        <translation>照片的色彩配置文件无法使用，因此按 sRGB 处理其颜色</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>请检查名称</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>请检查访问权限</translation>
    </message>
    <message>
        <source>copy it again from the camera</source>
        <translation>请从相机重新复制</translation>
    </message>
    <message>
        <source>close other programs or make it smaller</source>
        <translation>请关闭其他程序或缩小照片</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>the folder may not be written to</source>
        <translation>不允许写入该文件夹</translation>
    </message>
    <message>
        <source>make room or choose another folder</source>
        <translation>请腾出空间或选择其他文件夹</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>请选择其他文件夹</translation>
    </message>
    <message>
        <source>choose another folder or change its permissions</source>
        <translation>请选择其他文件夹或更改其权限</translation>
    </message>
    <message>
        <source>the colour profile {0} cannot be read ({1})</source>
        <translation>无法读取颜色配置文件 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} is no colour profile that pictures can be shown through</source>
        <translation>{0} 不是可用于显示图片的颜色配置文件</translation>
    </message>
    <message>
        <source>choose an ICC profile of a screen, or none</source>
        <translation>请选择屏幕的 ICC 配置文件，或者留空</translation>
    </message>
    <message>
        <source>no folder is chosen for the exported files</source>
        <translation>未选择导出文件夹</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>请选择一个</translation>
    </message>
</context>
<context>
    <name>SettingChoice</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>PixelSmile</source>
        <translation>PixelSmile</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Certificates in the PEM format that are trusted besides those of the system, for networks that inspect connections. Empty trusts the system&apos;s only.</source>
        <translation>除系统证书外还信任的 PEM 格式证书，用于会检查连接的网络。留空则只信任系统证书。</translation>
    </message>
    <message>
        <source>Folder with InsightFace&apos;s networks (antelopev2 or buffalo_l), which compare a person before and after an edit; their licence allows non-commercial research only. Empty compares nobody.</source>
        <translation>InsightFace 网络（antelopev2 或 buffalo_l）所在文件夹，用于比较编辑前后的人物；其许可仅限非商业研究。留空则不比较。</translation>
    </message>
    <message>
        <source>InsightFace&apos;s networks are for non-commercial research only; switch this on if you read this and keep to it. Without it nobody is compared, and everything else works all the same.</source>
        <translation>InsightFace 网络仅限非商业研究；如果您已阅读并将遵守，请启用此项。不启用则不进行比较，其他功能不受影响。</translation>
    </message>
    <message>
        <source>Allow connections to the network</source>
        <translation>允许网络连接</translation>
    </message>
    <message>
        <source>Colour profile of the screen</source>
        <translation>屏幕的颜色配置文件</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>File of certificates</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Files at a time</source>
        <translation>同时下载的文件数</translation>
    </message>
    <message>
        <source>Folder of the face recognition networks</source>
        <translation>人脸识别网络文件夹</translation>
    </message>
    <message>
        <source>How many files of a model are downloaded side by side.</source>
        <translation>一个模型同时下载的文件数量。</translation>
    </message>
    <message>
        <source>How many megabytes a second downloads may take, all together; 0 sets no limit.</source>
        <translation>所有下载合计每秒可用的兆字节数；0 表示不限。</translation>
    </message>
    <message>
        <source>How much of the disk the thumbnails may take; the ones that were not looked at for longest go first.</source>
        <translation>缩略图可占用的磁盘空间；最久未查看的先被清除。</translation>
    </message>
    <message>
        <source>How the weights of the PixelSmile engine are held in memory.</source>
        <translation>PixelSmile 引擎权重在内存中的存放方式。</translation>
    </message>
    <message>
        <source>I keep to the licence of the face recognition networks</source>
        <translation>我遵守人脸识别网络的许可</translation>
    </message>
    <message>
        <source>ICC profile in whose colours the photos are shown for comparison. Empty takes the one that the system keeps for the screen that the window is on.</source>
        <translation>比较照片时所用的 ICC 配置文件。留空则使用系统为窗口所在屏幕保存的配置文件。</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG 质量</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Largest photo</source>
        <translation>最大照片</translation>
    </message>
    <message>
        <source>Limit of the bandwidth</source>
        <translation>带宽限制</translation>
    </message>
    <message>
        <source>Photos with more megapixels than this are refused instead of filling the memory.</source>
        <translation>超过此百万像素数的照片会被拒绝，以免占满内存。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Quality of JPEG files made from originals that are not JPEG themselves.</source>
        <translation>由非 JPEG 原片生成的 JPEG 文件质量。</translation>
    </message>
    <message>
        <source>Room for thumbnails</source>
        <translation>缩略图空间</translation>
    </message>
    <message>
        <source>Shows a message of the desktop when work that took more than a few seconds ends while you are elsewhere.</source>
        <translation>当耗时数秒以上的任务结束而您不在窗口时，显示桌面通知。</translation>
    </message>
    <message>
        <source>Tell when long work is done</source>
        <translation>长任务完成时通知</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on; auto takes that of the system.</source>
        <translation>窗口语言，下次启动时生效；自动则使用系统语言。</translation>
    </message>
    <message>
        <source>The program connects only to download models that you ask for. Switched off, it does not even do that.</source>
        <translation>程序仅在下载您请求的模型时联网。关闭后连这也不会做。</translation>
    </message>
    <message>
        <source>Which engine renders: auto takes PixelSmile when it is ready, else Instant.</source>
        <translation>使用哪个引擎渲染：自动模式在 PixelSmile 就绪时使用它，否则使用 Instant。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What did this program send?</source>
        <translation>此程序发送过什么？</translation>
    </message>
    <message>
        <source>All as they were at the beginning</source>
        <translation>全部恢复初始值</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Comparing people</source>
        <translation>人物比较</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Library and history</source>
        <translation>图库与历史</translation>
    </message>
    <message>
        <source>Thumbnails and whatever can be made again</source>
        <translation>缩略图及可重新生成的内容</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Logs and reports</source>
        <translation>日志与报告</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the folder: {name}</source>
        <translation>打开文件夹：{name}</translation>
    </message>
</context>
<context>
    <name>SheetCommands</name>
    <message>
        <source>intensities</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Save a strip of intensities</source>
        <translation>保存各强度的长条图</translation>
    </message>
    <message>
        <source>Save a sheet of all expressions</source>
        <translation>保存所有表情的拼图</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.tif *.webp)</source>
        <translation>图片 (*.png *.jpg *.tif *.webp)</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Sources and filters</source>
        <translation>来源与筛选</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>所有照片</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>收藏夹</translation>
    </message>
    <message>
        <source>%1 cannot be reached now</source>
        <translation>目前无法访问 %1</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>检查更改</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Remove from the library (files stay)</source>
        <translation>从图库移除（文件保留）</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove collection (photos stay)</source>
        <translation>移除收藏夹（照片保留）</translation>
    </message>
    <message>
        <source>Sharp frame, wrong face</source>
        <translation>画面清晰，表情不佳</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <source>Rated %n and up</source>
        <translation>
            <numerusform>%n 星及以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>RAW only of RAW+JPEG</source>
        <translation>RAW+JPEG 仅显示 RAW</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Checking</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>去噪</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Drawing the sheet</source>
        <translation>绘制总览图</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>查找人脸</translation>
    </message>
    <message>
        <source>Keeping the version</source>
        <translation>保存版本</translation>
    </message>
    <message>
        <source>Loading model</source>
        <translation>加载模型</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>查找照片</translation>
    </message>
    <message>
        <source>Looking for the same person</source>
        <translation>查找同一人</translation>
    </message>
    <message>
        <source>Noting photos</source>
        <translation>登记照片</translation>
    </message>
    <message>
        <source>Pasting back</source>
        <translation>贴回</translation>
    </message>
    <message>
        <source>Preparing steps</source>
        <translation>准备步骤</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>Reading the photo</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>渲染</translation>
    </message>
    <message>
        <source>Sweeping</source>
        <translation>扫描强度</translation>
    </message>
    <message>
        <source>Trying it out</source>
        <translation>正在试用</translation>
    </message>
    <message>
        <source>Waiting for another batch in this folder</source>
        <translation>等待此文件夹中的另一批处理</translation>
    </message>
</context>
<context>
    <name>StarFilter</name>
    <message numerus="yes">
        <source>At least %n star(s)</source>
        <translation>
            <numerusform>至少 %n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Any number of stars</source>
        <translation>任意星级</translation>
    </message>
</context>
<context>
    <name>StartFault</name>
    <message>
        <source>PixelSmile Desktop cannot be opened</source>
        <translation>无法打开 PixelSmile Desktop</translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>How the engine stands</source>
        <translation>引擎状态</translation>
    </message>
</context>
<context>
    <name>StripPicker</name>
    <message>
        <source>Pictures to choose from</source>
        <translation>可选图片</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>与照片相同</translation>
    </message>
</context>
<context>
    <name>TwoLineDelegate</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{verb}: {what}</source>
        <translation>{verb}：{what}</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未更改</translation>
    </message>
    <message>
        <source>as it came from the camera</source>
        <translation>相机直出</translation>
    </message>
    <message>
        <source>all faces</source>
        <translation>所有人脸</translation>
    </message>
    <message>
        <source>faces %1</source>
        <translation>脸 %1</translation>
    </message>
    <message>
        <source>face %1</source>
        <translation>脸 %1</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Looking at what this computer can do …</source>
        <translation>正在检测这台电脑的能力…</translation>
    </message>
    <message>
        <source>The right moment, with the right face.</source>
        <translation>对的瞬间，对的表情。</translation>
    </message>
    <message>
        <source>Change the expression in a portrait and nothing else in the photo. Everything happens on this computer; your originals are never touched.</source>
        <translation>只改变人像的表情，不改动照片的其他部分。一切都在这台电脑上完成，绝不触碰您的原片。</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>It stays where it is. Drop it anywhere on this window, or choose it here.</source>
        <translation>文件夹会留在原处。将它拖到此窗口，或在这里选择。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Get the PixelSmile model</source>
        <translation>获取 PixelSmile 模型</translation>
    </message>
    <message>
        <source>For the finest results, on a graphics card. The Instant engine is ready without it.</source>
        <translation>在显卡上获得最佳效果。没有它，Instant 引擎也已就绪。</translation>
    </message>
    <message>
        <source>See what it takes…</source>
        <translation>查看所需条件…</translation>
    </message>
</context>
<context>
    <name>_Grip</name>
    <message>
        <source>Drag to move this panel</source>
        <translation>拖动以移动此面板</translation>
    </message>
</context>
<context>
    <name>_NoticeRow</name>
    <message>
        <source>Copy the details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>_PortraitCard</name>
    <message>
        <source>Try it on this portrait</source>
        <translation>在这张人像上试试</translation>
    </message>
    <message>
        <source>Eileen Collins, astronaut. NASA, public domain.</source>
        <translation>宇航员艾琳·柯林斯。NASA，公有领域。</translation>
    </message>
</context>
<context>
    <name>_Text</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>颜色配置文件 (*.icc *.icm)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>amounts</name>
    <message>
        <source>{size}/s</source>
        <translation>{size}/秒</translation>
    </message>
    <message>
        <source>months</source>
        <translation>数月</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>{names}: {size} to fetch</source>
        <translation>{names}：需下载 {size}</translation>
    </message>
    <message>
        <source>about {time} at {rate}, measured just now</source>
        <translation>约 {time}（刚测得 {rate}）</translation>
    </message>
    <message>
        <source>{needed} needed on the disk, {free} free in {folder}</source>
        <translation>磁盘需要 {needed}，{folder} 可用 {free}</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>查看中</translation>
    </message>
    <message>
        <source>Bringing {name} from a disk</source>
        <translation>正在从磁盘导入 {name}</translation>
    </message>
    <message>
        <source>Using {name} where it lies</source>
        <translation>正在原处使用 {name}</translation>
    </message>
    <message>
        <source>Carrying {name} away to a disk</source>
        <translation>正在将 {name} 导出到磁盘</translation>
    </message>
    <message>
        <source>Checking every byte of {name}</source>
        <translation>正在逐字节校验 {name}</translation>
    </message>
    <message>
        <source>Repairing {name}</source>
        <translation>正在修复 {name}</translation>
    </message>
    <message>
        <source>Looking what removing {name} gives back</source>
        <translation>正在计算移除 {name} 可释放的空间</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>正在移除 {name}</translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation>正在清理</translation>
    </message>
    <message>
        <source>It is forgotten; its files in {folder} stay where they are.</source>
        <translation>将不再记录它；{folder} 中的文件保持不变。</translation>
    </message>
    <message>
        <source>{size} come back.</source>
        <translation>可释放 {size}。</translation>
    </message>
    <message>
        <source>{size} stay, because other folders have the same files.</source>
        <translation>{size} 将保留，因为其他文件夹含有相同文件。</translation>
    </message>
    <message>
        <source>Cleaned up: {size} came back.</source>
        <translation>已清理：释放了 {size}。</translation>
    </message>
    <message>
        <source>{name} is here and ready.</source>
        <translation>{name} 已就绪。</translation>
    </message>
    <message>
        <source>{name} is used where it lies.</source>
        <translation>{name} 在原处使用。</translation>
    </message>
    <message>
        <source>{name} was written to {folder}.</source>
        <translation>{name} 已写入 {folder}。</translation>
    </message>
    <message>
        <source>{name} is whole.</source>
        <translation>{name} 完整无误。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} 已移除。</translation>
    </message>
    <message>
        <source>{name}, broken files: {count}.</source>
        <translation>{name}，损坏的文件：{count}。</translation>
    </message>
    <message>
        <source>{name} is whole: {size} read in {time}.</source>
        <translation>{name} 完整无误：用 {time} 读取了 {size}。</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>something went wrong inside the program</source>
        <translation>程序内部出错</translation>
    </message>
    <message>
        <source>try it again; the details help to mend it</source>
        <translation>请重试；详情有助于修复问题</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Draw {name}</source>
        <translation>绘制 {name}</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>导出 {name}</translation>
    </message>
</context>
</TS>
