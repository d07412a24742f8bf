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
        <translation>用所选照片新建收藏集…</translation>
    </message>
    <message>
        <source>Add to a collection…</source>
        <translation>添加到收藏集…</translation>
    </message>
    <message>
        <source>Take out of this collection</source>
        <translation>从此收藏集中移出</translation>
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
        <source>Give the model&apos;s memory back</source>
        <translation>释放模型占用的内存</translation>
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
        <source>Fill the window</source>
        <translation>填满窗口</translation>
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
        <source>Look for a newer version</source>
        <translation>检查新版本</translation>
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
    <name>AdapterField</name>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Choose an adapter</source>
        <translation>选择适配器</translation>
    </message>
    <message>
        <source>Adapters (*.safetensors)</source>
        <translation>适配器 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>AutomaticSpinBox</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
    <name>CollectionCommands</name>
    <message>
        <source>Add to a collection</source>
        <translation>添加到收藏集</translation>
    </message>
    <message numerus="yes">
        <source>Collection for %n photo(s), a known one or a new one:</source>
        <translation>
            <numerusform>%n 张照片的收藏集（已有的或新建的）：</numerusform>
        </translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>收藏集</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were put into {name}</source>
        <translation>
            <numerusform>已将 %n 张照片添加到 {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were taken out of {name}</source>
        <translation>
            <numerusform>已将 %n 张照片移出 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>The collection {name} is removed; its photos stay</source>
        <translation>收藏集 {name} 已移除；其中的照片保留</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新收藏集</translation>
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
    <name>EditCommands</name>
    <message>
        <source>The version {name} is removed</source>
        <translation>版本 {name} 已移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <source>Face {number}: {warning}</source>
        <translation>脸 {number}：{warning}</translation>
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
    <name>EngineOptionsPanel</name>
    <message>
        <source>Match the colours of the photo</source>
        <translation>匹配照片的颜色</translation>
    </message>
    <message>
        <source>Keep the grain of the photo</source>
        <translation>保留照片的颗粒</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Everything as the program chooses it</source>
        <translation>全部由程序选择</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>More steps take longer and draw finer</source>
        <translation>步数越多，耗时越长，细节越好</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Side of the square in which the face is drawn</source>
        <translation>绘制面部的正方形的边长</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How the weights of the model are held in memory</source>
        <translation>模型权重在内存中的存放方式</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草图</translation>
    </message>
    <message>
        <source>A quick look in a few steps</source>
        <translation>几步之内快速预览</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>What teaches the base model its expressions</source>
        <translation>让基础模型学会表情的文件</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How strongly the adapter works</source>
        <translation>适配器的作用强度</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>What the model is told that it sees</source>
        <translation>告诉模型画面中是什么</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔和边缘</translation>
    </message>
    <message>
        <source>Where the face ends, in per cent of its width</source>
        <translation>面部边缘的过渡，占面部宽度的百分比</translation>
    </message>
    <message>
        <source>Settings: {precision}</source>
        <translation>设置：{precision}</translation>
    </message>
    <message>
        <source>No, render in full</source>
        <translation>否，完整渲染</translation>
    </message>
    <message>
        <source>chosen by the program</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>chosen by the program: {steps} steps</source>
        <translation>由程序选择：{steps} 步</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草图</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} 步</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>随机种子 {seed}</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>adapter {strength} %</source>
        <translation>适配器 {strength} %</translation>
    </message>
    <message>
        <source>own edge</source>
        <translation>自定边缘</translation>
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
    <message>
        <source>about {time} each</source>
        <translation>每张约 {time}</translation>
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
        <source>for example {name}</source>
        <translation>例如 {name}</translation>
    </message>
    <message>
        <source>about {needed}, {free} free</source>
        <translation>约 {needed}，可用 {free}</translation>
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
        <source>Put {part} into the name</source>
        <translation>在名称中加入 {part}</translation>
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
        <source>{count} faces; chosen: {chosen}; edited: {edited}; current: {current}</source>
        <translation>{count} 张脸；已选：{chosen}；已编辑：{edited}；当前：{current}</translation>
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
        <source>{name} is no photo</source>
        <translation>{name} 不是照片</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no photos</source>
        <translation>
            <numerusform>%n 个文件不是照片</numerusform>
        </translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, AVIF, HEIC and RAW files can be opened</source>
        <translation>可以打开 JPEG、PNG、TIFF、WebP、AVIF、HEIC 和 RAW 文件</translation>
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
        <translation>全部</translation>
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
        <source>Give the model&apos;s memory back; the next render loads it anew</source>
        <translation>释放模型占用的内存；下次渲染时会重新加载</translation>
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
        <source>Free {amount}</source>
        <translation>释放 {amount}</translation>
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
        <source>What you asked for is being fetched</source>
        <translation>正在获取所需内容</translation>
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
        <source>In use by {user}</source>
        <translation>{user} 正在使用</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
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
        <source>Fetch what is missing</source>
        <translation>下载缺失部分</translation>
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
        <source>Connections are switched off in the settings.</source>
        <translation>已在设置中关闭网络连接。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
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
        <source>There is not enough room on the disk; make room, or choose another folder in the settings.</source>
        <translation>磁盘空间不足；请腾出空间，或在设置中选择其他文件夹。</translation>
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
        <source>The look is kept as the preset {name}</source>
        <translation>效果已存为预设 {name}</translation>
    </message>
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
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
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
        <source>The model has given its memory back: about {amount}</source>
        <translation>模型已释放内存：约 {amount}</translation>
    </message>
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
    <name>RuntimeCard</name>
    <message>
        <source>Engine runtime</source>
        <translation>引擎运行环境</translation>
    </message>
    <message>
        <source>Carry away to a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>There is none for this computer</source>
        <translation>没有适用于本机的版本</translation>
    </message>
    <message>
        <source>Ready, {size}</source>
        <translation>就绪，{size}</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Begun, {size} are here</source>
        <translation>已开始，已有 {size}</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Go on installing…</source>
        <translation>继续安装…</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安装…</translation>
    </message>
    <message>
        <source>Torch and what else the PixelSmile engine needs, in a Python of its own. Instant needs none.</source>
        <translation>PixelSmile 引擎所需的 Torch 等组件，装在独立的 Python 中。Instant 不需要。</translation>
    </message>
    <message>
        <source>The runtime {kind} is offered instead.</source>
        <translation>改为提供运行环境 {kind}。</translation>
    </message>
    <message>
        <source>In use by {user}</source>
        <translation>{user} 正在使用</translation>
    </message>
    <message>
        <source>Also here: {name}, {size}</source>
        <translation>另有：{name}，{size}</translation>
    </message>
    <message>
        <source>What can be done with the engine runtime</source>
        <translation>可对引擎运行环境执行的操作</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Bring from a folder…</source>
        <translation>从文件夹导入…</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>逐字节校验</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>RuntimeSection</name>
    <message>
        <source>The PixelSmile engine uses the torch of this installation and needs no runtime.</source>
        <translation>PixelSmile 引擎使用本安装自带的 Torch，无需运行环境。</translation>
    </message>
    <message>
        <source>Every byte is read, and only what is broken is fetched again.</source>
        <translation>会读取每个字节，只重新获取损坏的部分。</translation>
    </message>
    <message>
        <source>Repair the engine runtime?</source>
        <translation>修复引擎运行环境？</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Remove the engine runtime?</source>
        <translation>移除引擎运行环境？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Fetch the broken files again?</source>
        <translation>重新下载损坏的文件？</translation>
    </message>
    <message>
        <source>Install the engine runtime now?</source>
        <translation>现在安装引擎运行环境？</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>There is not enough room on the disk; make room.</source>
        <translation>磁盘空间不足；请腾出空间。</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>相同的种子得到相同的图片</translation>
    </message>
    <message>
        <source>A new seed: another picture of the same expression</source>
        <translation>新种子：同一表情的另一张图片</translation>
    </message>
    <message>
        <source>The seed of the version that is shown</source>
        <translation>当前所示版本的种子</translation>
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
        <source>AVIF files are written with 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>AVIF 文件每通道为 8 位，照片的 16 位已被舍入</translation>
    </message>
    <message>
        <source>AVIF has no place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>AVIF 无法存放原片的 IPTC 数据块，已将其舍弃</translation>
    </message>
    <message>
        <source>AVIF stores grey with transparency as colour, so the original&apos;s grey profile was dropped</source>
        <translation>AVIF 将带透明度的灰度存为彩色，因此舍弃了原片的灰度配置文件</translation>
    </message>
    <message>
        <source>InsightFace&apos;s pretrained networks are for non-commercial research only, so they may not be used for paid work; they only compare a person before and after an edit, and everything else works without them</source>
        <translation>InsightFace 的预训练网络仅供非商业研究，不得用于有偿工作；它们只用于比较编辑前后的人物，其他功能都不需要它们</translation>
    </message>
    <message>
        <source>JPEG holds 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>JPEG 每通道为 8 位，照片的 16 位已被舍入</translation>
    </message>
    <message>
        <source>PNG has no standard place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>PNG 没有存放原片 IPTC 数据块的标准位置，已将其舍弃</translation>
    </message>
    <message>
        <source>WebP has no place for the original&apos;s IPTC block, so it was dropped</source>
        <translation>WebP 无法存放原片的 IPTC 数据块，已将其舍弃</translation>
    </message>
    <message>
        <source>WebP holds 8 bits per channel, so the photo&apos;s 16 bits were rounded</source>
        <translation>WebP 每通道为 8 位，照片的 16 位已被舍入</translation>
    </message>
    <message>
        <source>WebP stores grey as colour, which the original&apos;s grey profile does not fit, so it was dropped</source>
        <translation>WebP 将灰度存为彩色，与原片的灰度配置文件不符，已将其舍弃</translation>
    </message>
    <message>
        <source>a picture of the reference&apos;s recipe is no version of the photo</source>
        <translation>按参考配方生成的图片不是照片的版本</translation>
    </message>
    <message>
        <source>a side of the photo is longer than WebP&apos;s {0} pixels</source>
        <translation>照片的一边超过 WebP 的 {0} 像素上限</translation>
    </message>
    <message>
        <source>choose the adapter&apos;s .safetensors file, or download it again</source>
        <translation>请选择适配器的 .safetensors 文件，或重新下载</translation>
    </message>
    <message>
        <source>intensity 0 gives back the photo, here too; for the reference&apos;s own picture at 0 ask for neutral</source>
        <translation>强度 0 在这里同样返回原照片；如需参考在 0 时的图片，请选择“中性”</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process cannot be started: {0}</source>
        <translation>无法启动 PixelSmile 引擎进程：{0}</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process did not answer within {0} seconds</source>
        <translation>PixelSmile 引擎进程在 {0} 秒内没有响应</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process did not start within {0} seconds</source>
        <translation>PixelSmile 引擎进程在 {0} 秒内没有启动</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process does not introduce itself</source>
        <translation>PixelSmile 引擎进程没有表明身份</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process ended unexpectedly ({0})</source>
        <translation>PixelSmile 引擎进程意外结束（{0}）</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process fell silent</source>
        <translation>PixelSmile 引擎进程不再响应</translation>
    </message>
    <message>
        <source>the PixelSmile engine&apos;s process was killed by the system, probably because memory ran out</source>
        <translation>PixelSmile 引擎进程被系统终止，可能是内存不足</translation>
    </message>
    <message>
        <source>the RAW file was developed with the camera&apos;s white balance and neutral settings; for a look of your own, develop it in your RAW converter and open the TIFF</source>
        <translation>RAW 文件按相机白平衡和中性设置冲洗；如需自己的效果，请在 RAW 转换器中冲洗后打开 TIFF</translation>
    </message>
    <message>
        <source>the maker&apos;s note stays behind, because it is true only inside the original file</source>
        <translation>厂商注释未保留，因为它只在原文件中有效</translation>
    </message>
    <message>
        <source>the model&apos;s tokenizer splits {0} into {1} pieces that do not line up with &apos;neutral&apos;</source>
        <translation>模型的分词器把 {0} 分成 {1} 段，与“neutral”不对应</translation>
    </message>
    <message>
        <source>the original&apos;s XMP packet is damaged or unusual, so it was kept as it is</source>
        <translation>原片的 XMP 数据包损坏或不常见，因此原样保留</translation>
    </message>
    <message>
        <source>the original&apos;s content credentials were dropped, because they are not true of the result</source>
        <translation>原片的内容凭证不适用于结果，已将其舍弃</translation>
    </message>
    <message>
        <source>the original&apos;s grey profile does not fit a colour picture and was dropped</source>
        <translation>原片的灰度配置文件不适用于彩色图片，已将其舍弃</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe gives the whole picture one mix</source>
        <translation>参考配方对整张图片只用一个混合</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe is one for the PixelSmile engine</source>
        <translation>参考配方用于 PixelSmile 引擎</translation>
    </message>
    <message>
        <source>the reference&apos;s recipe makes a picture of its own size</source>
        <translation>参考配方生成的图片尺寸不同</translation>
    </message>
    <message>
        <source>wait until it has finished, or end it in your system&apos;s task manager</source>
        <translation>请等待其完成，或在系统的任务管理器中结束它</translation>
    </message>
    <message>
        <source>{0} is another version&apos;s: it lacks {1}, which the index promises</source>
        <translation>{0} 属于另一版本：缺少索引中列出的 {1}</translation>
    </message>
    <message>
        <source> (the damaged file is kept as {0})</source>
        <translation> （损坏的文件保存为 {0}）</translation>
    </message>
    <message>
        <source> and {0} other files</source>
        <translation> 和另外 {0} 个文件</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a file and a folder</source>
        <translation>“{0}”既是文件又是文件夹</translation>
    </message>
    <message>
        <source>1 face, number 0</source>
        <translation>1 张脸，编号 0</translation>
    </message>
    <message>
        <source>4-bit weights with a modulation table, all of it in graphics memory</source>
        <translation>4 位权重加调制表，全部在显存中</translation>
    </message>
    <message>
        <source>4-bit weights with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>4 位权重加调制表，与文本编码器轮流使用显存</translation>
    </message>
    <message>
        <source>; and {0} more files</source>
        <translation>；以及另外 {0} 个文件</translation>
    </message>
    <message>
        <source>Apple silicon computes through Metal</source>
        <translation>Apple 芯片通过 Metal 计算</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table on the processor, which is slow</source>
        <translation>在处理器上使用 Bfloat16 加调制表，速度较慢</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, all of it in graphics memory</source>
        <translation>Bfloat16 加调制表，全部在显存中</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, streamed through graphics memory block by block</source>
        <translation>Bfloat16 加调制表，逐块流经显存</translation>
    </message>
    <message>
        <source>Bfloat16 with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>Bfloat16 加调制表，与文本编码器轮流使用显存</translation>
    </message>
    <message>
        <source>EXIF block</source>
        <translation>EXIF 数据块</translation>
    </message>
    <message>
        <source>Everything that ought to fit this computer ran out of memory before</source>
        <translation>本应适合本机的方案此前都因内存不足而失败</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, all of it in graphics memory</source>
        <translation>FP8 权重加调制表，全部在显存中</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, streamed through graphics memory block by block</source>
        <translation>FP8 权重加调制表，逐块流经显存</translation>
    </message>
    <message>
        <source>FP8 weights with a modulation table, taking turns in graphics memory with the text encoder</source>
        <translation>FP8 权重加调制表，与文本编码器轮流使用显存</translation>
    </message>
    <message>
        <source>Float32 with a modulation table on the processor, which is slow</source>
        <translation>在处理器上使用 Float32 加调制表，速度较慢</translation>
    </message>
    <message>
        <source>Float32 with a modulation table, all of it in graphics memory</source>
        <translation>Float32 加调制表，全部在显存中</translation>
    </message>
    <message>
        <source>Float32 with a modulation table, streamed through graphics memory block by block</source>
        <translation>Float32 加调制表，逐块流经显存</translation>
    </message>
    <message>
        <source>HEIC files can be read but not written (no encoder with a free enough licence)</source>
        <translation>HEIC 文件可以读取但不能写入（没有许可证足够自由的编码器）</translation>
    </message>
    <message>
        <source>HF_ENDPOINT holds more than an address</source>
        <translation>HF_ENDPOINT 包含的不止一个地址</translation>
    </message>
    <message>
        <source>HF_ENDPOINT is {0}, which is no address</source>
        <translation>HF_ENDPOINT 为 {0}，不是有效地址</translation>
    </message>
    <message>
        <source>IPTC block</source>
        <translation>IPTC 数据块</translation>
    </message>
    <message>
        <source>InsightFace, non-commercial research only</source>
        <translation>InsightFace，仅限非商业研究</translation>
    </message>
    <message>
        <source>JPEG knows no transparency, so it was dropped</source>
        <translation>JPEG 不支持透明度，已将其舍弃</translation>
    </message>
    <message>
        <source>Nothing fits this computer: the least, {0}, needs {1}</source>
        <translation>没有适合本机的方案：要求最低的 {0} 需要 {1}</translation>
    </message>
    <message>
        <source>PixelSmile Desktop is already running but does not answer</source>
        <translation>PixelSmile Desktop 已在运行，但没有响应</translation>
    </message>
    <message>
        <source>The model as published, all of it in graphics memory</source>
        <translation>原版模型，全部在显存中</translation>
    </message>
    <message>
        <source>The processor computes: {0}</source>
        <translation>由处理器计算：{0}</translation>
    </message>
    <message>
        <source>XMP packet</source>
        <translation>XMP 数据包</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>BMP 图片</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>GIMP 文档</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>JPEG 2000 图片</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>JPEG XL 图片</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 文档</translation>
    </message>
    <message>
        <source>a TIFF compressed in this way is not read</source>
        <translation>无法读取以这种方式压缩的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF with {0} channels of this kind is not read</source>
        <translation>无法读取具有 {0} 个此类通道的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF with {0} is not read</source>
        <translation>无法读取{0}的 TIFF</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP 压缩包</translation>
    </message>
    <message>
        <source>a collection needs a name</source>
        <translation>收藏集需要名称</translation>
    </message>
    <message>
        <source>a configuration in {0} does not say what it should ({1})</source>
        <translation>{0} 中的配置内容不正确（{1}）</translation>
    </message>
    <message>
        <source>a drawing (SVG)</source>
        <translation>矢量图 (SVG)</translation>
    </message>
    <message>
        <source>a list of model files is damaged or is none</source>
        <translation>模型文件列表已损坏或无效</translation>
    </message>
    <message>
        <source>a list of model files names {0} as a file and as a folder</source>
        <translation>模型文件列表将 {0} 同时列为文件和文件夹</translation>
    </message>
    <message>
        <source>a list of model files names {0} twice</source>
        <translation>模型文件列表中 {0} 出现了两次</translation>
    </message>
    <message>
        <source>a list of model files names {0}, which is not a safe file name</source>
        <translation>模型文件列表中的 {0} 不是安全的文件名</translation>
    </message>
    <message>
        <source>a list of model files says of {0} no size and hash that make sense</source>
        <translation>模型文件列表中 {0} 的大小和校验值无效</translation>
    </message>
    <message>
        <source>a list of model files was made by a newer version of this program</source>
        <translation>模型文件列表由本程序的更新版本生成</translation>
    </message>
    <message>
        <source>a message of {0} + {1} bytes is too long for the PixelSmile engine</source>
        <translation>{0} + {1} 字节的消息对 PixelSmile 引擎来说太长</translation>
    </message>
    <message>
        <source>a number in it is impossible</source>
        <translation>其中有一个数值不合理</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder</source>
        <translation>路径中的一部分是文件而不是文件夹</translation>
    </message>
    <message>
        <source>a photo has no {0} stars</source>
        <translation>照片不能有 {0} 颗星</translation>
    </message>
    <message>
        <source>a process that changes it</source>
        <translation>正在更改它的进程</translation>
    </message>
    <message>
        <source>a strip shows an expression, and none is chosen</source>
        <translation>长条图需要一个表情，但没有选择</translation>
    </message>
    <message>
        <source>a video or a picture of an unknown kind</source>
        <translation>视频或未知类型的图片</translation>
    </message>
    <message>
        <source>access to {0} is forbidden</source>
        <translation>禁止访问 {0}</translation>
    </message>
    <message>
        <source>add it again</source>
        <translation>请重新添加</translation>
    </message>
    <message>
        <source>add {{name}} to the template</source>
        <translation>请在命名模板中加入 {{name}}</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>OpenEXR 图片</translation>
    </message>
    <message>
        <source>an adapter for quick drafts in {0} denoising steps</source>
        <translation>以 {0} 步去噪快速出草图的适配器</translation>
    </message>
    <message>
        <source>an edit needs at least 2 steps</source>
        <translation>编辑至少需要 2 步</translation>
    </message>
    <message>
        <source>another PixelSmile is changing the engine runtimes in {0}</source>
        <translation>另一个 PixelSmile 正在更改 {0} 中的引擎运行环境</translation>
    </message>
    <message>
        <source>another PixelSmile is changing the models in {0}</source>
        <translation>另一个 PixelSmile 正在更改 {0} 中的模型</translation>
    </message>
    <message>
        <source>bring another one</source>
        <translation>请换一个</translation>
    </message>
    <message>
        <source>bring those of antelopev2 or buffalo_l</source>
        <translation>请使用 antelopev2 或 buffalo_l 的网络</translation>
    </message>
    <message>
        <source>change its permissions</source>
        <translation>请更改权限</translation>
    </message>
    <message>
        <source>change to another folder or make {0} absolute</source>
        <translation>请切换到其他文件夹，或将 {0} 写成绝对路径</translation>
    </message>
    <message>
        <source>check that your token may read it and that no proxy blocks it</source>
        <translation>请检查令牌是否有读取权限，以及代理是否拦截</translation>
    </message>
    <message>
        <source>check the connection; what was received is kept</source>
        <translation>请检查连接；已接收的内容会保留</translation>
    </message>
    <message>
        <source>check the disk and the permissions of the file</source>
        <translation>请检查磁盘和文件权限</translation>
    </message>
    <message>
        <source>check the disk and the permissions of the folder</source>
        <translation>请检查磁盘和文件夹权限</translation>
    </message>
    <message>
        <source>check the disk it lies on</source>
        <translation>请检查它所在的磁盘</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>请检查磁盘</translation>
    </message>
    <message>
        <source>check the disk, then start the program again</source>
        <translation>请检查磁盘，然后重新启动程序</translation>
    </message>
    <message>
        <source>check the name and the disk</source>
        <translation>请检查名称和磁盘</translation>
    </message>
    <message>
        <source>check the path, and whether its disk is connected</source>
        <translation>请检查路径，以及磁盘是否已连接</translation>
    </message>
    <message>
        <source>check the path, or leave it out for the installed one</source>
        <translation>请检查路径，或留空以使用已安装的适配器</translation>
    </message>
    <message>
        <source>check the permissions of its folder and the disk</source>
        <translation>请检查其文件夹的权限和磁盘</translation>
    </message>
    <message>
        <source>check the permissions of its folder</source>
        <translation>请检查其文件夹的权限</translation>
    </message>
    <message>
        <source>check the proxy</source>
        <translation>请检查代理</translation>
    </message>
    <message>
        <source>choose 0 to {0}</source>
        <translation>请选择 0 到 {0}</translation>
    </message>
    <message>
        <source>choose 1 to 100</source>
        <translation>请选择 1 到 100</translation>
    </message>
    <message>
        <source>choose 1 to 16</source>
        <translation>请选择 1 到 16</translation>
    </message>
    <message>
        <source>choose 2 steps or more</source>
        <translation>请选择 2 步或更多</translation>
    </message>
    <message>
        <source>choose 4 or 8 steps</source>
        <translation>请选择 4 步或 8 步</translation>
    </message>
    <message>
        <source>choose a LoRA adapter for Qwen-Image-Edit in safetensors format</source>
        <translation>请选择 safetensors 格式的 Qwen-Image-Edit LoRA 适配器</translation>
    </message>
    <message>
        <source>choose a Qwen-Image-Edit-2511 model</source>
        <translation>请选择 Qwen-Image-Edit-2511 模型</translation>
    </message>
    <message>
        <source>choose a folder or a file</source>
        <translation>请选择文件夹或文件</translation>
    </message>
    <message>
        <source>choose a folder</source>
        <translation>请选择文件夹</translation>
    </message>
    <message>
        <source>choose a model in the safetensors or ONNX format</source>
        <translation>请选择 safetensors 或 ONNX 格式的模型</translation>
    </message>
    <message>
        <source>choose a model without code of its own</source>
        <translation>请选择不带自有代码的模型</translation>
    </message>
    <message>
        <source>choose a new one</source>
        <translation>请选择新的</translation>
    </message>
    <message>
        <source>choose a number from 0 to {0}</source>
        <translation>请选择 0 到 {0} 之间的数字</translation>
    </message>
    <message>
        <source>choose a number from {0} to {1}</source>
        <translation>请选择 {0} 到 {1} 之间的数字</translation>
    </message>
    <message>
        <source>choose a photo in which a face is larger, sharper or less turned away</source>
        <translation>请选择面部更大、更清晰或更正对镜头的照片</translation>
    </message>
    <message>
        <source>choose a shorter one</source>
        <translation>请选择更短的</translation>
    </message>
    <message>
        <source>choose a shorter or a more common word</source>
        <translation>请选择更短或更常用的词</translation>
    </message>
    <message>
        <source>choose a smaller size, close other programs, or pin a plan to try it all the same</source>
        <translation>请选择更小的尺寸、关闭其他程序，或指定一个方案强行尝试</translation>
    </message>
    <message>
        <source>choose a text that can be written as UTF-8</source>
        <translation>请选择可以用 UTF-8 书写的文本</translation>
    </message>
    <message>
        <source>choose a value from {0} to {1}</source>
        <translation>请选择 {0} 到 {1} 之间的值</translation>
    </message>
    <message>
        <source>choose an adapter for Qwen-Image-Edit-2511</source>
        <translation>请选择适用于 Qwen-Image-Edit-2511 的适配器</translation>
    </message>
    <message>
        <source>choose an adapter in the safetensors format</source>
        <translation>请选择 safetensors 格式的适配器</translation>
    </message>
    <message>
        <source>choose an https address in HF_ENDPOINT</source>
        <translation>请在 HF_ENDPOINT 中使用 https 地址</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>请选择其他文件</translation>
    </message>
    <message>
        <source>choose another format</source>
        <translation>请选择其他格式</translation>
    </message>
    <message>
        <source>choose another frame</source>
        <translation>请选择另一张照片</translation>
    </message>
    <message>
        <source>choose another index</source>
        <translation>请选择其他索引</translation>
    </message>
    <message>
        <source>choose another index, or import the runtime from a folder</source>
        <translation>请选择其他索引，或从文件夹导入运行环境</translation>
    </message>
    <message>
        <source>choose another name or change its permissions</source>
        <translation>请选择其他名称或更改其权限</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>请选择其他名称</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>请另选一个</translation>
    </message>
    <message>
        <source>choose another server, or import the runtime from a folder</source>
        <translation>请选择其他服务器，或从文件夹导入运行环境</translation>
    </message>
    <message>
        <source>choose at least 0.001 MB a second</source>
        <translation>请选择至少每秒 0.001 MB</translation>
    </message>
    <message>
        <source>choose largest, all, or a number counted from 0, left to right</source>
        <translation>请选择最大的脸、全部，或从左到右自 0 起的编号</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>请先选择一个</translation>
    </message>
    <message>
        <source>choose one of 1 to {0}</source>
        <translation>请选择 1 到 {0} 个字符的名称</translation>
    </message>
    <message>
        <source>choose one of at most {0}</source>
        <translation>请选择最多 {0} 个字符的名称</translation>
    </message>
    <message>
        <source>choose one of the plans {0}</source>
        <translation>请选择以下方案之一：{0}</translation>
    </message>
    <message>
        <source>choose one of {0}</source>
        <translation>请从以下选择：{0}</translation>
    </message>
    <message>
        <source>choose the PixelSmile engine, or one of the twelve expressions</source>
        <translation>请选择 PixelSmile 引擎，或十二种表情之一</translation>
    </message>
    <message>
        <source>choose the folder of Qwen-Image-Edit-2511, or download it again</source>
        <translation>请选择 Qwen-Image-Edit-2511 的文件夹，或重新下载</translation>
    </message>
    <message>
        <source>choose the folder of another program</source>
        <translation>请选择其他程序的文件夹</translation>
    </message>
    <message>
        <source>choose the model in bfloat16</source>
        <translation>请选择 bfloat16 的模型</translation>
    </message>
    <message>
        <source>choose the options anew</source>
        <translation>请重新选择选项</translation>
    </message>
    <message>
        <source>choose the plan {0}, or none to let the program choose</source>
        <translation>请选择方案 {0}，或不选，由程序决定</translation>
    </message>
    <message>
        <source>choose their folder in Settings</source>
        <translation>请在设置中选择其文件夹</translation>
    </message>
    <message>
        <source>choose their folder in Settings, People</source>
        <translation>请在设置的“人物”中选择其文件夹</translation>
    </message>
    <message>
        <source>choose {0} to {1}</source>
        <translation>请选择 {0} 到 {1}</translation>
    </message>
    <message>
        <source>choose {0}</source>
        <translation>请选择 {0}</translation>
    </message>
    <message>
        <source>close it, or wait until it is done</source>
        <translation>请关闭它，或等待其完成</translation>
    </message>
    <message>
        <source>close other programs or choose a smaller size or plan, then try again</source>
        <translation>请关闭其他程序，或选择更小的尺寸或方案，然后重试</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>请关闭其他程序</translation>
    </message>
    <message>
        <source>close other programs, or choose a smaller size or plan</source>
        <translation>请关闭其他程序，或选择更小的尺寸或方案</translation>
    </message>
    <message>
        <source>close other programs, or choose a smaller size</source>
        <translation>请关闭其他程序，或选择更小的尺寸</translation>
    </message>
    <message>
        <source>close that program, then try again</source>
        <translation>请关闭那个程序，然后重试</translation>
    </message>
    <message>
        <source>compares a person before and after an edit</source>
        <translation>比较编辑前后的人物</translation>
    </message>
    <message>
        <source>compute capability {0}</source>
        <translation>计算能力 {0}</translation>
    </message>
    <message>
        <source>connect its drive, or choose another folder</source>
        <translation>请连接其磁盘，或选择其他文件夹</translation>
    </message>
    <message>
        <source>connections are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE</source>
        <translation>HF_HUB_OFFLINE 或 TRANSFORMERS_OFFLINE 禁止了网络连接</translation>
    </message>
    <message>
        <source>connections to the network are switched off in the settings</source>
        <translation>已在设置中关闭网络连接</translation>
    </message>
    <message>
        <source>convert it to RGB in your photo editor and open that</source>
        <translation>请用图片编辑器转换为 RGB 后再打开</translation>
    </message>
    <message>
        <source>copy it again from your account</source>
        <translation>请从您的账户重新复制</translation>
    </message>
    <message>
        <source>copy the settings of an edited photo first</source>
        <translation>请先复制一张已编辑照片的设置</translation>
    </message>
    <message>
        <source>count faces from 0, from left to right</source>
        <translation>请从左到右自 0 起为脸编号</translation>
    </message>
    <message>
        <source>delete it and fetch it again</source>
        <translation>请删除后重新获取</translation>
    </message>
    <message>
        <source>detector (SCRFD)</source>
        <translation>检测器 (SCRFD)</translation>
    </message>
    <message>
        <source>disk space</source>
        <translation>磁盘空间</translation>
    </message>
    <message>
        <source>download it again</source>
        <translation>请重新下载</translation>
    </message>
    <message>
        <source>download it again, after logging in if asked to</source>
        <translation>请重新下载，如有要求请先登录</translation>
    </message>
    <message>
        <source>download the PixelSmile model, or name a folder that holds one</source>
        <translation>请下载 PixelSmile 模型，或指定存放它的文件夹</translation>
    </message>
    <message>
        <source>download the model in the safetensors format</source>
        <translation>请下载 safetensors 格式的模型</translation>
    </message>
    <message>
        <source>download the whole folder again</source>
        <translation>请重新下载整个文件夹</translation>
    </message>
    <message>
        <source>downloads are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE</source>
        <translation>HF_HUB_OFFLINE 或 TRANSFORMERS_OFFLINE 禁止了下载</translation>
    </message>
    <message>
        <source>edit a photo of that person first</source>
        <translation>请先编辑一张此人的照片</translation>
    </message>
    <message>
        <source>exit code 0x{0}</source>
        <translation>退出代码 0x{0}</translation>
    </message>
    <message>
        <source>exit code {0}</source>
        <translation>退出代码 {0}</translation>
    </message>
    <message>
        <source>export it as a 16-bit TIFF from your RAW converter and open that</source>
        <translation>请在 RAW 转换器中导出为 16 位 TIFF 后再打开</translation>
    </message>
    <message>
        <source>export it as a 16-bit TIFF from your RAW converter</source>
        <translation>请在 RAW 转换器中导出为 16 位 TIFF</translation>
    </message>
    <message>
        <source>export it as a JPEG or 16-bit TIFF and open that</source>
        <translation>请导出为 JPEG 或 16 位 TIFF 后再打开</translation>
    </message>
    <message>
        <source>export the model again</source>
        <translation>请重新导出模型</translation>
    </message>
    <message>
        <source>face recognition does not find the face in the photo</source>
        <translation>人脸识别在照片中找不到这张脸</translation>
    </message>
    <message>
        <source>face recognition finds no face any more where the edited one is</source>
        <translation>人脸识别在编辑处已找不到脸</translation>
    </message>
    <message>
        <source>face {0}: {1}</source>
        <translation>第 {0} 张脸：{1}</translation>
    </message>
    <message>
        <source>far down</source>
        <translation>大幅向下</translation>
    </message>
    <message>
        <source>far to the left</source>
        <translation>大幅向左</translation>
    </message>
    <message>
        <source>far to the right</source>
        <translation>大幅向右</translation>
    </message>
    <message>
        <source>far up</source>
        <translation>大幅向上</translation>
    </message>
    <message>
        <source>file that is ever loaded</source>
        <translation>可加载的文件</translation>
    </message>
    <message>
        <source>file {0}</source>
        <translation>文件 {0}</translation>
    </message>
    <message>
        <source>files of its kind are never loaded</source>
        <translation>绝不加载此类文件</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>fp8 needs a card of compute capability 8.0 or newer</source>
        <translation>fp8 需要计算能力 8.0 或更高的显卡</translation>
    </message>
    <message>
        <source>further faces cannot be added to the choice {0}</source>
        <translation>无法向选择 {0} 中添加更多的脸</translation>
    </message>
    <message>
        <source>further pictures in the file (a preview or gain map) were dropped, because they show the original</source>
        <translation>文件中的其他图片（预览或增益图）显示的是原片，已将其舍弃</translation>
    </message>
    <message>
        <source>get the archive from its publisher again</source>
        <translation>请从发布者处重新获取压缩包</translation>
    </message>
    <message>
        <source>get the file again</source>
        <translation>请重新获取该文件</translation>
    </message>
    <message>
        <source>get the model from the source that this program names</source>
        <translation>请从本程序指定的来源获取模型</translation>
    </message>
    <message>
        <source>get these files, or another folder</source>
        <translation>请获取这些文件，或换一个文件夹</translation>
    </message>
    <message>
        <source>get this file again</source>
        <translation>请重新获取此文件</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>import it as {0}</source>
        <translation>请作为 {0} 导入</translation>
    </message>
    <message>
        <source>import the model from a folder</source>
        <translation>请从文件夹导入模型</translation>
    </message>
    <message>
        <source>install PixelSmile Desktop again</source>
        <translation>请重新安装 PixelSmile Desktop</translation>
    </message>
    <message>
        <source>install PixelSmile Desktop anew</source>
        <translation>请重新安装 PixelSmile Desktop</translation>
    </message>
    <message>
        <source>install it again</source>
        <translation>请重新安装</translation>
    </message>
    <message>
        <source>install it with: pip install &quot;pixelsmile-desktop[desktop]&quot;</source>
        <translation>请安装：pip install &quot;pixelsmile-desktop[desktop]&quot;</translation>
    </message>
    <message>
        <source>install that version again; the library was not touched</source>
        <translation>请重新安装那个版本；图库未被改动</translation>
    </message>
    <message>
        <source>install the program again</source>
        <translation>请重新安装程序</translation>
    </message>
    <message>
        <source>install them, on Debian and Ubuntu with: sudo apt-get install -y {0}</source>
        <translation>请安装它们，在 Debian 和 Ubuntu 上：sudo apt-get install -y {0}</translation>
    </message>
    <message>
        <source>is a link or a device and not a file</source>
        <translation>是链接或设备而不是文件</translation>
    </message>
    <message>
        <source>is an archive within the archive</source>
        <translation>是压缩包中的压缩包</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>is packed by an unusual method</source>
        <translation>使用了不常见的压缩方式</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it cannot be read ({0})</source>
        <translation>无法读取（{0}）</translation>
    </message>
    <message>
        <source>it did not end within {0} seconds</source>
        <translation>{0} 秒内未结束</translation>
    </message>
    <message>
        <source>it does not tell its compute capability</source>
        <translation>未提供其计算能力</translation>
    </message>
    <message>
        <source>it ended with code {0}</source>
        <translation>以代码 {0} 结束</translation>
    </message>
    <message>
        <source>it has not its size of {0} bytes</source>
        <translation>大小不是应有的 {0} 字节</translation>
    </message>
    <message>
        <source>it has two files of the name &quot;{0}&quot;</source>
        <translation>有两个名为“{0}”的文件</translation>
    </message>
    <message>
        <source>it has {0} bytes instead of {1}</source>
        <translation>大小为 {0} 字节，而不是 {1}</translation>
    </message>
    <message>
        <source>it has {0} entries, and a model has a few</source>
        <translation>它有 {0} 个条目，而模型只有少数几个</translation>
    </message>
    <message>
        <source>it has {0} from left to right</source>
        <translation>照片中从左到右有 {0}</translation>
    </message>
    <message>
        <source>it holds no {0}</source>
        <translation>其中没有 {0}</translation>
    </message>
    <message>
        <source>it is a DoRA or a rank-stabilised adapter, which is not supported</source>
        <translation>这是 DoRA 或秩稳定适配器，不受支持</translation>
    </message>
    <message>
        <source>it is damaged ({0})</source>
        <translation>已损坏（{0}）</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>it is missing or damaged</source>
        <translation>缺失或已损坏</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>it is not a file any more</source>
        <translation>已不是文件</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>it is not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>it is not the link that it was</source>
        <translation>已不是原来的链接</translation>
    </message>
    <message>
        <source>it is the better one of {0} graphics processors</source>
        <translation>它是 {0} 个图形处理器中较好的一个</translation>
    </message>
    <message>
        <source>it may not be opened</source>
        <translation>没有打开权限</translation>
    </message>
    <message>
        <source>it may not be written to</source>
        <translation>没有写入权限</translation>
    </message>
    <message>
        <source>it needs a graphics processor, and {0}</source>
        <translation>需要图形处理器，而{0}</translation>
    </message>
    <message>
        <source>it says of {0} no place, size and hash that make sense</source>
        <translation>其中 {0} 的位置、大小和校验值无效</translation>
    </message>
    <message>
        <source>it would unpack to more than {0} MB</source>
        <translation>解压后会超过 {0} MB</translation>
    </message>
    <message>
        <source>its content is damaged</source>
        <translation>内容已损坏</translation>
    </message>
    <message>
        <source>its header gives an alpha to {0}, which it does not change</source>
        <translation>文件头为未更改的 {0} 指定了 alpha</translation>
    </message>
    <message>
        <source>its header holds an alpha that is not finite</source>
        <translation>文件头含有非有限的 alpha</translation>
    </message>
    <message>
        <source>its list of pieces makes no sense</source>
        <translation>其分块列表无效</translation>
    </message>
    <message>
        <source>its pieces are not those of its files</source>
        <translation>其分块与文件不符</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>请将其去掉</translation>
    </message>
    <message>
        <source>leave out the further faces</source>
        <translation>请去掉其他的脸</translation>
    </message>
    <message>
        <source>look at the releases in your browser</source>
        <translation>请在浏览器中查看发布页面</translation>
    </message>
    <message>
        <source>look where you got it from</source>
        <translation>请到获取本程序的地方查看</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>make a new token in your account at the hub</source>
        <translation>请在 Hub 账户中创建新令牌</translation>
    </message>
    <message>
        <source>make it first or choose another one</source>
        <translation>请先创建它，或另选一个</translation>
    </message>
    <message>
        <source>make it first, or choose another</source>
        <translation>请先创建它，或另选一个</translation>
    </message>
    <message>
        <source>make it like https://host/simple</source>
        <translation>请写成 https://host/simple 的形式</translation>
    </message>
    <message>
        <source>make it like https://huggingface.co</source>
        <translation>请写成 https://huggingface.co 的形式</translation>
    </message>
    <message>
        <source>make it smaller in your photo editor</source>
        <translation>请用图片编辑器将其缩小</translation>
    </message>
    <message>
        <source>make room on the disk, then start the program again</source>
        <translation>请腾出磁盘空间，然后重新启动程序</translation>
    </message>
    <message>
        <source>make room, or choose another disk</source>
        <translation>请腾出空间，或选择其他磁盘</translation>
    </message>
    <message>
        <source>make room; nothing in the library was lost</source>
        <translation>请腾出空间；图库没有丢失任何内容</translation>
    </message>
    <message>
        <source>make them {0} or more</source>
        <translation>请至少设为 {0}</translation>
    </message>
    <message>
        <source>memory ran out with {0}, and no plan is left</source>
        <translation>方案 {0} 内存不足，且没有其他方案可用</translation>
    </message>
    <message>
        <source>memory ran out with {0}, the plan that was asked for</source>
        <translation>所选方案 {0} 内存不足</translation>
    </message>
    <message>
        <source>memory ran out with {0}; rendered with {1} instead</source>
        <translation>方案 {0} 内存不足；已改用 {1} 渲染</translation>
    </message>
    <message>
        <source>mend or delete it</source>
        <translation>请修正或删除它</translation>
    </message>
    <message>
        <source>mend the recipe or write it anew with this version</source>
        <translation>请修正配方，或用此版本重新生成</translation>
    </message>
    <message>
        <source>moving weights to main memory saves nothing on Apple silicon, whose memory is shared</source>
        <translation>Apple 芯片共用内存，把权重移到内存并不节省空间</translation>
    </message>
    <message>
        <source>name a file in it</source>
        <translation>请指定其中的文件</translation>
    </message>
    <message>
        <source>name a file in the PEM format</source>
        <translation>请指定 PEM 格式的文件</translation>
    </message>
    <message>
        <source>name a folder that holds photos</source>
        <translation>请指定存放照片的文件夹</translation>
    </message>
    <message>
        <source>name a photo</source>
        <translation>请指定一张照片</translation>
    </message>
    <message>
        <source>name an index that asks for no login</source>
        <translation>请指定无需登录的索引</translation>
    </message>
    <message>
        <source>name another folder, or none to download what is broken</source>
        <translation>请指定其他文件夹，或不指定以下载损坏的部分</translation>
    </message>
    <message>
        <source>name each expression once</source>
        <translation>每种表情请只列一次</translation>
    </message>
    <message>
        <source>name each face once</source>
        <translation>每张脸请只列一次</translation>
    </message>
    <message>
        <source>name each once, from left to right</source>
        <translation>请从左到右各列一次</translation>
    </message>
    <message>
        <source>name one like http://host:port</source>
        <translation>请写成 http://host:port 的形式</translation>
    </message>
    <message>
        <source>name the first face by its number, counted from 0, left to right</source>
        <translation>请用从左到右自 0 起的编号指定第一张脸</translation>
    </message>
    <message>
        <source>name the folder of the model</source>
        <translation>请指定模型的文件夹</translation>
    </message>
    <message>
        <source>name the folder</source>
        <translation>请指定文件夹</translation>
    </message>
    <message>
        <source>name the result .jpg, .png, .tif, .webp or .avif</source>
        <translation>结果的扩展名请用 .jpg、.png、.tif、.webp 或 .avif</translation>
    </message>
    <message>
        <source>name them from left to right</source>
        <translation>请从左到右列出</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>需要 {0}</translation>
    </message>
    <message>
        <source>no PixelSmile adapter is installed, so the expressions are those of the base model alone</source>
        <translation>未安装 PixelSmile 适配器，因此表情仅由基础模型生成</translation>
    </message>
    <message>
        <source>no face recognition networks are chosen</source>
        <translation>未选择人脸识别网络</translation>
    </message>
    <message>
        <source>no face was found in this photo</source>
        <translation>在此照片中未找到脸</translation>
    </message>
    <message>
        <source>no face was found that can be recognised</source>
        <translation>未找到可识别的脸</translation>
    </message>
    <message>
        <source>no graphics processor was found that the engine can use</source>
        <translation>未找到引擎可用的图形处理器</translation>
    </message>
    <message>
        <source>no graphics processor was found that torch could use</source>
        <translation>未找到 Torch 可用的图形处理器</translation>
    </message>
    <message>
        <source>no model is installed</source>
        <translation>尚未安装模型</translation>
    </message>
    <message>
        <source>no model that it knows by its files</source>
        <translation>无法从文件识别的模型</translation>
    </message>
    <message>
        <source>no place was chosen</source>
        <translation>未选择位置</translation>
    </message>
    <message>
        <source>no weights (*.safetensors)</source>
        <translation>没有权重 (*.safetensors)</translation>
    </message>
    <message>
        <source>nobody knows which person is meant</source>
        <translation>不清楚指的是哪个人</translation>
    </message>
    <message>
        <source>nobody there is the same person</source>
        <translation>其中没有同一个人</translation>
    </message>
    <message>
        <source>not installed: {0}</source>
        <translation>未安装：{0}</translation>
    </message>
    <message>
        <source>notes are missing or damaged</source>
        <translation>记录缺失或已损坏</translation>
    </message>
    <message>
        <source>nothing can be written to {0} ({1})</source>
        <translation>无法写入 {0}（{1}）</translation>
    </message>
    <message>
        <source>nothing of the model {0} is there</source>
        <translation>没有模型 {0} 的任何内容</translation>
    </message>
    <message>
        <source>nothing of the runtime {0} is there</source>
        <translation>没有运行环境 {0} 的任何内容</translation>
    </message>
    <message>
        <source>one eye is hidden; it stays as it is</source>
        <translation>一只眼被遮挡；将保持原样</translation>
    </message>
    <message>
        <source>only pickles, which can run programs and are never loaded</source>
        <translation>只有可能运行程序、绝不加载的 pickle 文件</translation>
    </message>
    <message>
        <source>only the PixelSmile engine understands the word {0}</source>
        <translation>只有 PixelSmile 引擎能理解词语 {0}</translation>
    </message>
    <message>
        <source>only {0} of the {1} modules of {2} were taken</source>
        <translation>{2} 的 {1} 个模块中只采用了 {0} 个</translation>
    </message>
    <message>
        <source>open a JPEG, PNG, TIFF, WebP, HEIC, AVIF or camera RAW file</source>
        <translation>请打开 JPEG、PNG、TIFF、WebP、HEIC、AVIF 或相机 RAW 文件</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>请重新打开</translation>
    </message>
    <message>
        <source>open its folder again</source>
        <translation>请重新打开其文件夹</translation>
    </message>
    <message>
        <source>others is not a JSON list</source>
        <translation>others 不是 JSON 列表</translation>
    </message>
    <message>
        <source>packages are not installed ({0})</source>
        <translation>未安装所需的包（{0}）</translation>
    </message>
    <message>
        <source>pieces of {0} bytes are too small</source>
        <translation>{0} 字节的分块太小</translation>
    </message>
    <message>
        <source>proxies of the kind {0} are not supported</source>
        <translation>不支持 {0} 类型的代理</translation>
    </message>
    <message>
        <source>put back a copy, or delete it to trust the hub anew</source>
        <translation>请放回副本，或删除它以重新信任 Hub</translation>
    </message>
    <message>
        <source>put the networks of antelopev2 or buffalo_l into the folder, or choose another</source>
        <translation>请将 antelopev2 或 buffalo_l 的网络放入文件夹，或另选一个</translation>
    </message>
    <message>
        <source>ran out of memory here before</source>
        <translation>此前在这里内存不足</translation>
    </message>
    <message>
        <source>recogniser (ArcFace)</source>
        <translation>识别器 (ArcFace)</translation>
    </message>
    <message>
        <source>rename it, and write the sidecar again</source>
        <translation>请将其重命名，然后重新写入附属文件</translation>
    </message>
    <message>
        <source>render it without paste-back</source>
        <translation>请不带贴回地渲染</translation>
    </message>
    <message>
        <source>render the version again</source>
        <translation>请重新渲染该版本</translation>
    </message>
    <message>
        <source>repair that folder, or remove the model and download it</source>
        <translation>请修复那个文件夹，或移除模型后重新下载</translation>
    </message>
    <message>
        <source>repair the model first</source>
        <translation>请先修复模型</translation>
    </message>
    <message>
        <source>report this as a fault of the program</source>
        <translation>请将此作为程序错误报告</translation>
    </message>
    <message>
        <source>save it as JPEG, PNG or TIFF</source>
        <translation>请保存为 JPEG、PNG 或 TIFF</translation>
    </message>
    <message>
        <source>save it as a file of its own</source>
        <translation>请保存为单独的文件</translation>
    </message>
    <message>
        <source>save it as an ordinary JPEG or TIFF and open that</source>
        <translation>请保存为普通的 JPEG 或 TIFF 后再打开</translation>
    </message>
    <message>
        <source>save it as grey or RGB without extra channels</source>
        <translation>请保存为不带额外通道的灰度或 RGB</translation>
    </message>
    <message>
        <source>save it uncompressed or with LZW or ZIP</source>
        <translation>请以无压缩、LZW 或 ZIP 保存</translation>
    </message>
    <message>
        <source>save it with 8 or 16 bits per channel and open that</source>
        <translation>请以每通道 8 或 16 位保存后再打开</translation>
    </message>
    <message>
        <source>several models ({0})</source>
        <translation>多个模型（{0}）</translation>
    </message>
    <message>
        <source>shorten the template</source>
        <translation>请缩短命名模板</translation>
    </message>
    <message>
        <source>signal {0}</source>
        <translation>信号 {0}</translation>
    </message>
    <message>
        <source>start a desktop, or set DISPLAY to its screen</source>
        <translation>请启动桌面环境，或将 DISPLAY 设为其屏幕</translation>
    </message>
    <message>
        <source>start the program again</source>
        <translation>请重新启动程序</translation>
    </message>
    <message>
        <source>start the program again, which restores it from its last backup</source>
        <translation>请重新启动程序，它会从最近的备份恢复图库</translation>
    </message>
    <message>
        <source>start the program again, which restores it</source>
        <translation>请重新启动程序，它会恢复图库</translation>
    </message>
    <message>
        <source>switch them on there, or import the model from a folder</source>
        <translation>请在设置中打开，或从文件夹导入模型</translation>
    </message>
    <message>
        <source>switch them on there, or import the runtime from a folder</source>
        <translation>请在设置中打开，或从文件夹导入运行环境</translation>
    </message>
    <message>
        <source>system libraries are missing ({0})</source>
        <translation>缺少系统库（{0}）</translation>
    </message>
    <message>
        <source>that photo is not in the library</source>
        <translation>图库中没有这张照片</translation>
    </message>
    <message>
        <source>the PixelSmile engine failed unexpectedly ({0})</source>
        <translation>PixelSmile 引擎意外失败（{0}）</translation>
    </message>
    <message>
        <source>the PixelSmile engine is at work on another picture</source>
        <translation>PixelSmile 引擎正在处理另一张图片</translation>
    </message>
    <message>
        <source>the PixelSmile engine made {0} pictures instead of {1}</source>
        <translation>PixelSmile 引擎生成了 {0} 张图片，而不是 {1} 张</translation>
    </message>
    <message>
        <source>the PixelSmile engine speaks of another job</source>
        <translation>PixelSmile 引擎答复的是另一项任务</translation>
    </message>
    <message>
        <source>the RAW file seems to be cut short; look whether the lower part of the picture is there</source>
        <translation>RAW 文件似乎不完整；请检查图片下部是否存在</translation>
    </message>
    <message>
        <source>the adapter also changes the text encoder ({0})</source>
        <translation>适配器还更改了文本编码器（{0}）</translation>
    </message>
    <message>
        <source>the adapter has a part that is unknown ({0})</source>
        <translation>适配器含有未知部分（{0}）</translation>
    </message>
    <message>
        <source>the address of {0} cannot be found</source>
        <translation>找不到 {0} 的地址</translation>
    </message>
    <message>
        <source>the alpha of {0} is not one number</source>
        <translation>{0} 的 alpha 不是单个数字</translation>
    </message>
    <message>
        <source>the answer of {0} makes no sense</source>
        <translation>{0} 的应答无效</translation>
    </message>
    <message>
        <source>the archive {0} is refused: {1}</source>
        <translation>拒绝使用压缩包 {0}：{1}</translation>
    </message>
    <message>
        <source>the bundle needs {0} GB, and the disk of {1} has {2} GB free</source>
        <translation>模型包需要 {0} GB，而 {1} 所在磁盘可用 {2} GB</translation>
    </message>
    <message>
        <source>the bundle {0} was made by a newer version of this program</source>
        <translation>模型包 {0} 由本程序的更新版本生成</translation>
    </message>
    <message>
        <source>the certificate of {0} is not trusted ({1})</source>
        <translation>不信任 {0} 的证书（{1}）</translation>
    </message>
    <message>
        <source>the configuration in its header is damaged</source>
        <translation>文件头中的配置已损坏</translation>
    </message>
    <message>
        <source>the connection broke while {0} was on its way</source>
        <translation>传输 {0} 时连接中断</translation>
    </message>
    <message>
        <source>the connection to {0} broke</source>
        <translation>与 {0} 的连接中断</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>磁盘出错</translation>
    </message>
    <message>
        <source>the disk of {0} has {1} GB free, and {2} GB are needed</source>
        <translation>{0} 所在磁盘可用 {1} GB，需要 {2} GB</translation>
    </message>
    <message>
        <source>the disk takes no file of that size</source>
        <translation>磁盘不支持这么大的文件</translation>
    </message>
    <message>
        <source>the download was stopped</source>
        <translation>下载已停止</translation>
    </message>
    <message>
        <source>the driver {0} of {1} is older than {2}, which CUDA 13 needs</source>
        <translation>{1} 的驱动 {0} 低于 CUDA 13 所需的 {2}</translation>
    </message>
    <message>
        <source>the engine runtime is not installed</source>
        <translation>未安装引擎运行环境</translation>
    </message>
    <message>
        <source>the engine runtime {0} does not work on this computer ({1})</source>
        <translation>引擎运行环境 {0} 无法在本机工作（{1}）</translation>
    </message>
    <message>
        <source>the engine runtime {0} is damaged</source>
        <translation>引擎运行环境 {0} 已损坏</translation>
    </message>
    <message>
        <source>the engine runtime {0} is in use by {1}</source>
        <translation>引擎运行环境 {0} 正被 {1} 使用</translation>
    </message>
    <message>
        <source>the extended part of the XMP packet stays behind, because only JPEG splits packets</source>
        <translation>XMP 数据包的扩展部分未保留，因为只有 JPEG 会拆分数据包</translation>
    </message>
    <message>
        <source>the eyes are hidden; they stay as they are</source>
        <translation>双眼被遮挡；将保持原样</translation>
    </message>
    <message>
        <source>the face is cut off by the edge of the photo; what is not in the photo cannot be changed</source>
        <translation>人脸被照片边缘裁切；照片之外的部分无法改变</translation>
    </message>
    <message>
        <source>the face is tiny, with {0} pixels between the eyes; small changes will not show</source>
        <translation>人脸很小，双眼间距仅 {0} 像素；细微变化将看不出来</translation>
    </message>
    <message>
        <source>the face is turned {0}; its far side cannot be changed well</source>
        <translation>人脸{0}转动；背向的一侧难以很好地改变</translation>
    </message>
    <message>
        <source>the face model {0} cannot be read ({1})</source>
        <translation>无法读取面部模型 {0}（{1}）</translation>
    </message>
    <message>
        <source>the face model {0} is not the one that was shipped</source>
        <translation>面部模型 {0} 不是随程序提供的版本</translation>
    </message>
    <message>
        <source>the face was not found again in the generated picture, so where it lies was judged by its surroundings alone</source>
        <translation>在生成的图片中未再找到脸，其位置仅根据周围判断</translation>
    </message>
    <message>
        <source>the face wears glasses; the frames stay still while the skin behind them moves</source>
        <translation>人脸戴着眼镜；镜框保持不动，后面的皮肤会移动</translation>
    </message>
    <message>
        <source>the face {0} gets two mixes</source>
        <translation>第 {0} 张脸有两个混合</translation>
    </message>
    <message>
        <source>the faces {0} are in no order</source>
        <translation>脸 {0} 的顺序不对</translation>
    </message>
    <message>
        <source>the faces {0} are no choice</source>
        <translation>脸 {0} 不是有效的选择</translation>
    </message>
    <message>
        <source>the feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>the file has layers; the flat picture is used, and a result holds no layers</source>
        <translation>文件含有图层；使用合并后的图片，结果不含图层</translation>
    </message>
    <message>
        <source>the file has no adapter in it</source>
        <translation>文件中没有适配器</translation>
    </message>
    <message>
        <source>the file has several pages; only the first one is used</source>
        <translation>文件有多页；只使用第一页</translation>
    </message>
    <message>
        <source>the file is damaged ({0})</source>
        <translation>文件已损坏（{0}）</translation>
    </message>
    <message>
        <source>the file is {0} ({1}), which is not supported</source>
        <translation>文件是 {0}（{1}），不受支持</translation>
    </message>
    <message>
        <source>the files that ship with PixelSmile Desktop are missing</source>
        <translation>缺少随 PixelSmile Desktop 提供的文件</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>the folder {0} cannot be made ({1})</source>
        <translation>无法创建文件夹 {0}（{1}）</translation>
    </message>
    <message>
        <source>the folder {0} cannot be reached ({1})</source>
        <translation>无法访问文件夹 {0}（{1}）</translation>
    </message>
    <message>
        <source>the folder {0} cannot be read ({1})</source>
        <translation>无法读取文件夹 {0}（{1}）</translation>
    </message>
    <message>
        <source>the folder {0} holds no {1}</source>
        <translation>文件夹 {0} 中没有 {1}</translation>
    </message>
    <message>
        <source>the folder {0} is not empty</source>
        <translation>文件夹 {0} 不是空的</translation>
    </message>
    <message>
        <source>the folder {0} may not be written to</source>
        <translation>没有写入文件夹 {0} 的权限</translation>
    </message>
    <message>
        <source>the folder {0} was taken out of the library meanwhile</source>
        <translation>文件夹 {0} 已从图库中移除</translation>
    </message>
    <message>
        <source>the free space of {0} cannot be found out: {1}</source>
        <translation>无法确定 {0} 的可用空间：{1}</translation>
    </message>
    <message>
        <source>the head of a message is not a JSON object</source>
        <translation>消息头不是 JSON 对象</translation>
    </message>
    <message>
        <source>the head of a message is not valid JSON</source>
        <translation>消息头不是有效的 JSON</translation>
    </message>
    <message>
        <source>the hub has another {0} than this program knows</source>
        <translation>Hub 上的 {0} 与本程序已知的不同</translation>
    </message>
    <message>
        <source>the hub has no {0} any more</source>
        <translation>Hub 上已没有 {0}</translation>
    </message>
    <message>
        <source>the hub has no {0}, or it is private</source>
        <translation>Hub 上没有 {0}，或它是私有的</translation>
    </message>
    <message>
        <source>the hub has {0} without {1}</source>
        <translation>Hub 上的 {0} 缺少 {1}</translation>
    </message>
    <message>
        <source>the icon {0} is missing</source>
        <translation>缺少图标 {0}</translation>
    </message>
    <message>
        <source>the identity threshold</source>
        <translation>人物相似度阈值</translation>
    </message>
    <message>
        <source>the intensity {0} of {1} is out of range</source>
        <translation>{1} 的强度 {0} 超出范围</translation>
    </message>
    <message>
        <source>the kept options of the export are damaged</source>
        <translation>保存的导出选项已损坏</translation>
    </message>
    <message>
        <source>the kept options of the export say {0} = {1}</source>
        <translation>保存的导出选项中有 {0} = {1}</translation>
    </message>
    <message>
        <source>the kept options of the export say {0}</source>
        <translation>保存的导出选项中有 {0}</translation>
    </message>
    <message>
        <source>the kept pixels {0} are damaged</source>
        <translation>保存的像素 {0} 已损坏</translation>
    </message>
    <message>
        <source>the kept pixels {0} are gone</source>
        <translation>保存的像素 {0} 已丢失</translation>
    </message>
    <message>
        <source>the kept pixels {0} belong to another photo than the one that lies there now</source>
        <translation>保存的像素 {0} 属于另一张照片</translation>
    </message>
    <message>
        <source>the library asks the hub for {0}</source>
        <translation>程序库向 Hub 请求 {0}</translation>
    </message>
    <message>
        <source>the limit is {0} megapixels; make it smaller first</source>
        <translation>上限为 {0} 百万像素；请先缩小</translation>
    </message>
    <message>
        <source>the limit of the bandwidth is out of range</source>
        <translation>带宽限制超出范围</translation>
    </message>
    <message>
        <source>the list of files of {0} has {1} entries</source>
        <translation>{0} 的文件列表有 {1} 项</translation>
    </message>
    <message>
        <source>the list of files of {0} names no repository and commit</source>
        <translation>{0} 的文件列表没有仓库和提交信息</translation>
    </message>
    <message>
        <source>the list of releases cannot be read ({0})</source>
        <translation>无法读取发布列表（{0}）</translation>
    </message>
    <message>
        <source>the list of releases is too long</source>
        <translation>发布列表太长</translation>
    </message>
    <message>
        <source>the longest side of {0} pixels is out of range</source>
        <translation>最长边 {0} 像素超出范围</translation>
    </message>
    <message>
        <source>the manifest of the bundle is damaged: {0}</source>
        <translation>模型包的清单已损坏：{0}</translation>
    </message>
    <message>
        <source>the matrices of {0} do not fit together</source>
        <translation>{0} 的矩阵不匹配</translation>
    </message>
    <message>
        <source>the memory of this computer is full</source>
        <translation>本机内存已满</translation>
    </message>
    <message>
        <source>the model does not need it</source>
        <translation>模型不需要它</translation>
    </message>
    <message>
        <source>the model gave fewer pictures than it was asked for</source>
        <translation>模型返回的图片少于要求的数量</translation>
    </message>
    <message>
        <source>the model in {0} has no {1}</source>
        <translation>{0} 中的模型缺少 {1}</translation>
    </message>
    <message>
        <source>the model is incomplete: {0} is missing</source>
        <translation>模型不完整：缺少 {0}</translation>
    </message>
    <message>
        <source>the model {0} is being changed</source>
        <translation>模型 {0} 正在被更改</translation>
    </message>
    <message>
        <source>the model {0} is in use by {1}</source>
        <translation>模型 {0} 正被 {1} 使用</translation>
    </message>
    <message>
        <source>the model {0} is not there, or not the whole of it</source>
        <translation>模型 {0} 不存在或不完整</translation>
    </message>
    <message>
        <source>the model {0} is not whole here</source>
        <translation>这里的模型 {0} 不完整</translation>
    </message>
    <message>
        <source>the model {0} is there already, in {1}</source>
        <translation>模型 {0} 已存在于 {1}</translation>
    </message>
    <message>
        <source>the mouth is hidden; what lies in front of it stays as it is</source>
        <translation>嘴被遮挡；前方的物体将保持原样</translation>
    </message>
    <message>
        <source>the name has a brace that stands alone</source>
        <translation>名称中有单独的花括号</translation>
    </message>
    <message>
        <source>the name has the sign {0}, which no file name may hold</source>
        <translation>名称含有文件名中不允许的字符 {0}</translation>
    </message>
    <message>
        <source>the name has {0} characters</source>
        <translation>名称有 {0} 个字符</translation>
    </message>
    <message>
        <source>the name has {{{0}}}, which stands for nothing</source>
        <translation>名称中的 {{{0}}} 没有含义</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>名称为空</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>the name of {0} does not say whether it is made for 4 or 8 steps</source>
        <translation>{0} 的名称没有说明适用于 4 步还是 8 步</translation>
    </message>
    <message>
        <source>the name of {0} would be empty</source>
        <translation>{0} 的名称会是空的</translation>
    </message>
    <message>
        <source>the name of {0} would be too long</source>
        <translation>{0} 的名称会太长</translation>
    </message>
    <message>
        <source>the networks in {0} do not run ({1})</source>
        <translation>{0} 中的网络无法运行（{1}）</translation>
    </message>
    <message>
        <source>the number of files at a time is out of range</source>
        <translation>同时下载的文件数超出范围</translation>
    </message>
    <message>
        <source>the number of other seeds</source>
        <translation>其他种子的数量</translation>
    </message>
    <message>
        <source>the number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>the original cannot be read again: {0}</source>
        <translation>无法再次读取原片：{0}</translation>
    </message>
    <message>
        <source>the original of 1 photo is not there now, so nothing was put on it</source>
        <translation>1 张照片的原片现在不在，因此没有应用</translation>
    </message>
    <message>
        <source>the original of 1 photo is</source>
        <translation>1 张照片的原片</translation>
    </message>
    <message>
        <source>the originals of {0} photos are not there now, so nothing was put on them</source>
        <translation>{0} 张照片的原片现在不在，因此没有应用</translation>
    </message>
    <message>
        <source>the originals of {0} photos are</source>
        <translation>{0} 张照片的原片</translation>
    </message>
    <message>
        <source>the photo has more than 8 bits per channel, of which 8 are used</source>
        <translation>照片每通道超过 8 位，只使用其中 8 位</translation>
    </message>
    <message>
        <source>the photo is a high-dynamic-range HEIC</source>
        <translation>照片是高动态范围的 HEIC</translation>
    </message>
    <message>
        <source>the photo is in CMYK</source>
        <translation>照片为 CMYK</translation>
    </message>
    <message>
        <source>the photo is in {0}</source>
        <translation>照片为 {0}</translation>
    </message>
    <message>
        <source>the photo library cannot be backed up ({0})</source>
        <translation>无法备份图库（{0}）</translation>
    </message>
    <message>
        <source>the photo library cannot be restored from {0}</source>
        <translation>无法从 {0} 恢复图库</translation>
    </message>
    <message>
        <source>the photo library is busy</source>
        <translation>图库正忙</translation>
    </message>
    <message>
        <source>the photo library is closed</source>
        <translation>图库已关闭</translation>
    </message>
    <message>
        <source>the photo library is damaged</source>
        <translation>图库已损坏</translation>
    </message>
    <message>
        <source>the photo library was damaged and had no backup, so it begins anew{0}; open your folders again</source>
        <translation>图库已损坏且没有备份，因此重新建立{0}；请重新打开您的文件夹</translation>
    </message>
    <message>
        <source>the photo library was damaged and has been restored from its last backup{0}</source>
        <translation>图库曾损坏，已从最近的备份恢复{0}</translation>
    </message>
    <message>
        <source>the photo library {0} cannot be opened ({1})</source>
        <translation>无法打开图库 {0}（{1}）</translation>
    </message>
    <message>
        <source>the photo library {0} is locked by another program</source>
        <translation>图库 {0} 被其他程序锁定</translation>
    </message>
    <message>
        <source>the photo library {0} is not to be used: {1}</source>
        <translation>无法使用图库 {0}：{1}</translation>
    </message>
    <message>
        <source>the photo library {0} was written by a newer version of PixelSmile Desktop</source>
        <translation>图库 {0} 由更新版本的 PixelSmile Desktop 生成</translation>
    </message>
    <message>
        <source>the photo names a wide colour space without a profile; a result will look paler without it</source>
        <translation>照片标注了广色域但没有配置文件；结果会显得较淡</translation>
    </message>
    <message>
        <source>the picture is animated; only its first frame is used</source>
        <translation>图片是动画；只使用第一帧</translation>
    </message>
    <message>
        <source>the pieces of {0} do not make up the file</source>
        <translation>{0} 的分块无法组成该文件</translation>
    </message>
    <message>
        <source>the pipe announced a message of {0} + {1} bytes</source>
        <translation>管道宣告了 {0} + {1} 字节的消息</translation>
    </message>
    <message>
        <source>the pipe brought a message of the unknown kind {0}</source>
        <translation>管道传来未知类型 {0} 的消息</translation>
    </message>
    <message>
        <source>the pipe brought a message {0} that says what it cannot ({1})</source>
        <translation>管道传来的消息 {0} 内容无效（{1}）</translation>
    </message>
    <message>
        <source>the pipe brought {0} where a message should begin</source>
        <translation>消息应开始处管道却传来 {0}</translation>
    </message>
    <message>
        <source>the pipe ended in the middle of a message</source>
        <translation>管道在消息中途结束</translation>
    </message>
    <message>
        <source>the plan {0}</source>
        <translation>方案 {0}</translation>
    </message>
    <message>
        <source>the precision {0}</source>
        <translation>精度 {0}</translation>
    </message>
    <message>
        <source>the preset has no name</source>
        <translation>预设没有名称</translation>
    </message>
    <message>
        <source>the presets that ship with PixelSmile Desktop are missing or damaged</source>
        <translation>随 PixelSmile Desktop 提供的预设缺失或已损坏</translation>
    </message>
    <message>
        <source>the preview failed inside the program ({0}: {1})</source>
        <translation>预览在程序内部失败（{0}：{1}）</translation>
    </message>
    <message>
        <source>the private Python {0} cannot be unpacked: {1}</source>
        <translation>无法解压独立的 Python {0}：{1}</translation>
    </message>
    <message>
        <source>the program failed with {0}</source>
        <translation>程序因 {0} 失败</translation>
    </message>
    <message>
        <source>the proxy asks for a name and a password</source>
        <translation>代理要求用户名和密码</translation>
    </message>
    <message>
        <source>the proxy does not let {0} through</source>
        <translation>代理不允许访问 {0}</translation>
    </message>
    <message>
        <source>the quality {0} is out of range</source>
        <translation>质量 {0} 超出范围</translation>
    </message>
    <message>
        <source>the recipe has version {0}, this program reads {1}</source>
        <translation>配方为版本 {0}，本程序读取 {1}</translation>
    </message>
    <message>
        <source>the recipe is not valid JSON</source>
        <translation>配方不是有效的 JSON</translation>
    </message>
    <message>
        <source>the recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>the recogniser in {0} gives no usable answer</source>
        <translation>{0} 中的识别器没有给出可用的结果</translation>
    </message>
    <message>
        <source>the runtime {0} does not run on {1} on {2}</source>
        <translation>运行环境 {0} 不能在 {2} 的 {1} 上运行</translation>
    </message>
    <message>
        <source>the same person cannot be found in other photos, because {0}; see Settings, People</source>
        <translation>无法在其他照片中找到同一个人，因为{0}；请见设置中的“人物”</translation>
    </message>
    <message>
        <source>the screen {0} cannot be reached</source>
        <translation>无法访问屏幕 {0}</translation>
    </message>
    <message>
        <source>the seed {0} could not be tried ({1})</source>
        <translation>无法尝试种子 {0}（{1}）</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>the server answers the request for {0} with status {1}</source>
        <translation>服务器对 {0} 的请求返回状态 {1}</translation>
    </message>
    <message>
        <source>the server does not say how long {0} is</source>
        <translation>服务器没有给出 {0} 的长度</translation>
    </message>
    <message>
        <source>the server does not say which part of {0} it sends</source>
        <translation>服务器没有说明发送的是 {0} 的哪一部分</translation>
    </message>
    <message>
        <source>the server failed with status {0} at {1}</source>
        <translation>服务器在 {1} 处以状态 {0} 失败</translation>
    </message>
    <message>
        <source>the server has had too many requests from here and holds back {0}</source>
        <translation>服务器收到的请求过多，暂不提供 {0}</translation>
    </message>
    <message>
        <source>the server has less of {0} than was received already</source>
        <translation>服务器上的 {0} 比已接收的少</translation>
    </message>
    <message>
        <source>the server has {0} bytes as {1}, and not {2}</source>
        <translation>服务器上的 {1} 为 {0} 字节，而不是 {2}</translation>
    </message>
    <message>
        <source>the server sends another part of {0} than was asked for</source>
        <translation>服务器发送的不是所请求的 {0} 部分</translation>
    </message>
    <message>
        <source>the server sends more of {0} than there is</source>
        <translation>服务器发送的 {0} 多于实际长度</translation>
    </message>
    <message>
        <source>the setting {0} cannot be {1}</source>
        <translation>设置 {0} 不能为 {1}</translation>
    </message>
    <message>
        <source>the setting {0} is out of range</source>
        <translation>设置 {0} 超出范围</translation>
    </message>
    <message>
        <source>the settings file is not valid TOML ({0})</source>
        <translation>设置文件不是有效的 TOML（{0}）</translation>
    </message>
    <message>
        <source>the shift that the model introduced could not be measured to the pixel, so edges of the face may look doubled</source>
        <translation>无法精确测量模型造成的位移，面部边缘可能出现重影</translation>
    </message>
    <message>
        <source>the similarity of the person was not measured ({0})</source>
        <translation>未测量人物相似度（{0}）</translation>
    </message>
    <message>
        <source>the size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>the store forgot what {0} consists of</source>
        <translation>模型库已不知道 {0} 由哪些文件组成</translation>
    </message>
    <message>
        <source>the strength of the adapter</source>
        <translation>适配器的强度</translation>
    </message>
    <message>
        <source>the token holds characters that no token has</source>
        <translation>令牌含有无效字符</translation>
    </message>
    <message>
        <source>the token was refused for {0}</source>
        <translation>{0} 拒绝了令牌</translation>
    </message>
    <message>
        <source>the token would be readable on its way to {0}</source>
        <translation>令牌在发往 {0} 的途中可被读取</translation>
    </message>
    <message>
        <source>the version of {0} that was pinned is not on the hub any more</source>
        <translation>指定的 {0} 版本已不在 Hub 上</translation>
    </message>
    <message>
        <source>the weights in {0} are of {1} blocks, its configuration says {2}</source>
        <translation>{0} 中的权重有 {1} 块，而配置为 {2}</translation>
    </message>
    <message>
        <source>the weights in {0} are quantised already</source>
        <translation>{0} 中的权重已量化</translation>
    </message>
    <message>
        <source>the weights in {0} have a {1} that is not part of the model</source>
        <translation>{0} 中的权重含有不属于模型的 {1}</translation>
    </message>
    <message>
        <source>the weights in {0} lack {1} in the right shape</source>
        <translation>{0} 中的权重缺少形状正确的 {1}</translation>
    </message>
    <message>
        <source>the weights in {0} lack {1}</source>
        <translation>{0} 中的权重缺少 {1}</translation>
    </message>
    <message>
        <source>the window cannot be opened ({0})</source>
        <translation>无法打开窗口（{0}）</translation>
    </message>
    <message>
        <source>the word {0} has {1} tokens, and score_one_tgt moves only one</source>
        <translation>词语 {0} 有 {1} 个词元，而 score_one_tgt 只能移动一个</translation>
    </message>
    <message>
        <source>the {0} could not be freed from the location for certain, so it was dropped</source>
        <translation>无法确保从 {0} 中去除位置信息，因此已将其舍弃</translation>
    </message>
    <message>
        <source>the {0} engine is not ready ({1})</source>
        <translation>{0} 引擎未就绪（{1}）</translation>
    </message>
    <message>
        <source>there is a preset {0} already</source>
        <translation>已有预设 {0}</translation>
    </message>
    <message>
        <source>there is no adapter file {0}</source>
        <translation>没有适配器文件 {0}</translation>
    </message>
    <message>
        <source>there is no plan {0}</source>
        <translation>没有方案 {0}</translation>
    </message>
    <message>
        <source>this face is too small or too far turned away to be recognised</source>
        <translation>这张脸太小或偏转过大，无法识别</translation>
    </message>
    <message>
        <source>this is perhaps not a face; look at the result before you use it</source>
        <translation>这可能不是人脸；使用前请先查看结果</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>请重试</translation>
    </message>
    <message>
        <source>try again; if it happens again, {0} says more</source>
        <translation>请重试；如再次发生，请查看 {0}</translation>
    </message>
    <message>
        <source>two faces there look alike</source>
        <translation>其中有两张脸相似</translation>
    </message>
    <message>
        <source>wait until it is done</source>
        <translation>请等待其完成</translation>
    </message>
    <message>
        <source>write one</source>
        <translation>请输入名称</translation>
    </message>
    <message>
        <source>{0} GiB of {1} ({2} can be had)</source>
        <translation>{0} GiB {1}（可用 {2}）</translation>
    </message>
    <message>
        <source>{0} cannot be made: {1}</source>
        <translation>无法创建 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be used here: {1}</source>
        <translation>{0} 在这里无法使用：{1}</translation>
    </message>
    <message>
        <source>{0} has no arithmetic of its own for bfloat16 and is slow</source>
        <translation>{0} 不支持原生 bfloat16 运算，速度较慢</translation>
    </message>
    <message>
        <source>{0} is not a {1} file</source>
        <translation>{0} 不是 {1} 文件</translation>
    </message>
    <message>
        <source>{0} is too old for the engine ({1})</source>
        <translation>{0} 对引擎来说太旧（{1}）</translation>
    </message>
    <message>
        <source>{0} is {1}, but the current folder is gone</source>
        <translation>{0} 为 {1}，但当前文件夹已不存在</translation>
    </message>
    <message>
        <source>{0} needs a card by NVIDIA</source>
        <translation>{0} 需要 NVIDIA 显卡</translation>
    </message>
    <message>
        <source>{0} needs {1} GB, and the disk of {2} has {3} GB free</source>
        <translation>{0} 需要 {1} GB，而 {2} 所在磁盘可用 {3} GB</translation>
    </message>
    <message>
        <source>{0} not there now and will be left out</source>
        <translation>{0}现在不在，将被跳过</translation>
    </message>
    <message>
        <source>{0} of the {1} modules of {2} fit this model</source>
        <translation>{2} 的 {1} 个模块中有 {0} 个适合此模型</translation>
    </message>
    <message>
        <source>{0} refuses connections</source>
        <translation>{0} 拒绝连接</translation>
    </message>
    <message>
        <source>{0} says {1}, which this version does not know</source>
        <translation>{0} 中的 {1} 是此版本不认识的</translation>
    </message>
    <message>
        <source>{0} sends next to nothing</source>
        <translation>{0} 几乎没有发送数据</translation>
    </message>
    <message>
        <source>{0} was changed on the server meanwhile</source>
        <translation>{0} 在服务器上已被更改</translation>
    </message>
    <message>
        <source>{0} was made for a model of another size: {1} is {2} here</source>
        <translation>{0} 是为另一尺寸的模型制作的：{1} 在这里为 {2}</translation>
    </message>
    <message>
        <source>{0} {1} is out of range</source>
        <translation>{0} {1} 超出范围</translation>
    </message>
    <message>
        <source>{0}, needs {1}</source>
        <translation>{0}，需要 {1}</translation>
    </message>
    <message>
        <source>{0}, needs {1}, because {2} {3}</source>
        <translation>{0}，需要 {1}，因为 {2} {3}</translation>
    </message>
    <message>
        <source>{0}, {1} there</source>
        <translation>{0}，那里为 {1}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>{0}: it was made for another model</source>
        <translation>{0}：是为另一个模型制作的</translation>
    </message>
    <message>
        <source>{0}: {1} GiB, because {2} {3}</source>
        <translation>{0}：{1} GiB，因为 {2} {3}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}; the default is used</source>
        <translation>{0}；使用默认值</translation>
    </message>
    <message>
        <source>{0}; what was received is kept</source>
        <translation>{0}；已接收的内容会保留</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}</source>
        <translation>{0}{1} 中有 {2}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}{3}</source>
        <translation>{0}{1} 中有 {2}{3}</translation>
    </message>
    <message>
        <source>{0}{1} holds {2}{3}{4}</source>
        <translation>{0}{1} 中有 {2}{3}{4}</translation>
    </message>
    <message>
        <source>{0}{1}{2} holds {3}</source>
        <translation>{0}{1}{2} 中有 {3}</translation>
    </message>
    <message>
        <source>{0}{1}{2} holds {3}{4}</source>
        <translation>{0}{1}{2} 中有 {3}{4}</translation>
    </message>
    <message>
        <source>choose the Instant engine</source>
        <translation>请选择 Instant</translation>
    </message>
    <message>
        <source>there is a collection {0} already</source>
        <translation>已有收藏集 {0}</translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>there is no adapter {0}</source>
        <translation>没有适配器 {0}</translation>
    </message>
    <message>
        <source>there is no collection {0} any more</source>
        <translation>收藏集 {0} 已不存在</translation>
    </message>
    <message>
        <source>there is no engine runtime for {0} on {1}</source>
        <translation>没有适用于 {1} 上 {0} 的引擎运行环境</translation>
    </message>
    <message>
        <source>there is no engine runtime {0}</source>
        <translation>没有引擎运行环境 {0}</translation>
    </message>
    <message>
        <source>there is no expression {0}</source>
        <translation>没有表情 {0}</translation>
    </message>
    <message>
        <source>there is no face {0} in this photo</source>
        <translation>此照片中没有第 {0} 张脸</translation>
    </message>
    <message>
        <source>there is no face {0}</source>
        <translation>没有第 {0} 张脸</translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation>没有文件 {0}</translation>
    </message>
    <message>
        <source>there is no folder {0}</source>
        <translation>没有文件夹 {0}</translation>
    </message>
    <message>
        <source>there is no model {0}</source>
        <translation>没有模型 {0}</translation>
    </message>
    <message>
        <source>there is no photo in {0}</source>
        <translation>{0} 中没有照片</translation>
    </message>
    <message>
        <source>there is no screen to open a window on</source>
        <translation>没有可打开窗口的屏幕</translation>
    </message>
    <message>
        <source>there is no whole runtime {0}</source>
        <translation>没有完整的运行环境 {0}</translation>
    </message>
    <message>
        <source>there is no {0} in it</source>
        <translation>其中没有 {0}</translation>
    </message>
    <message>
        <source>there is not enough memory for the model under this plan</source>
        <translation>内存不足以按此方案运行模型</translation>
    </message>
    <message>
        <source>there is not enough memory for this preview</source>
        <translation>内存不足，无法生成此预览</translation>
    </message>
    <message>
        <source>there is not enough memory to write {0} as {1}</source>
        <translation>内存不足，无法将 {0} 写成 {1}</translation>
    </message>
    <message>
        <source>there is nothing at {0}</source>
        <translation>{0} 处什么也没有</translation>
    </message>
    <message>
        <source>this RAW file cannot be developed</source>
        <translation>无法冲洗此 RAW 文件</translation>
    </message>
    <message>
        <source>this build does not know where its releases are listed</source>
        <translation>此构建不知道发布列表的位置</translation>
    </message>
    <message>
        <source>this kind of JPEG cannot be read</source>
        <translation>无法读取此类 JPEG</translation>
    </message>
    <message>
        <source>this photo is no longer in the library</source>
        <translation>此照片已不在图库中</translation>
    </message>
    <message>
        <source>this release has no list of files for the engine runtime {0}</source>
        <translation>此版本没有引擎运行环境 {0} 的文件列表</translation>
    </message>
    <message>
        <source>this version of the photo is no longer there</source>
        <translation>照片的这个版本已不存在</translation>
    </message>
    <message>
        <source>this work is no longer in the queue</source>
        <translation>此任务已不在队列中</translation>
    </message>
    <message>
        <source>this work of the queue is damaged</source>
        <translation>队列中的此任务已损坏</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>try again later, or look at the releases in your browser</source>
        <translation>请稍后重试，或在浏览器中查看发布页面</translation>
    </message>
    <message>
        <source>try again later; what was received is kept</source>
        <translation>请稍后重试；已接收的内容会保留</translation>
    </message>
    <message>
        <source>try again, and report it if it happens again</source>
        <translation>请重试，如再次发生请报告</translation>
    </message>
    <message>
        <source>try again; if it happens again, install PixelSmile Desktop anew</source>
        <translation>请重试；如再次发生，请重新安装 PixelSmile Desktop</translation>
    </message>
    <message>
        <source>try again; if it happens again, its log says more</source>
        <translation>请重试；如再次发生，请查看日志</translation>
    </message>
    <message>
        <source>try it again; the log says where it failed</source>
        <translation>请重试；日志中记录了失败之处</translation>
    </message>
    <message>
        <source>try {0}</source>
        <translation>请尝试 {0}</translation>
    </message>
    <message>
        <source>two of its pieces have one name</source>
        <translation>有两个分块同名</translation>
    </message>
    <message>
        <source>type one</source>
        <translation>请输入名称</translation>
    </message>
    <message>
        <source>unknown setting {0}; it was ignored</source>
        <translation>已忽略未知设置 {0}</translation>
    </message>
    <message>
        <source>unpack it and name the folder</source>
        <translation>请解压后指定文件夹</translation>
    </message>
    <message>
        <source>unset it, or import the model from a folder</source>
        <translation>请取消该变量，或从文件夹导入模型</translation>
    </message>
    <message>
        <source>unset it, or import the runtime from a folder</source>
        <translation>请取消该变量，或从文件夹导入运行环境</translation>
    </message>
    <message>
        <source>unset it, or look at the releases in your browser</source>
        <translation>请取消该变量，或在浏览器中查看发布页面</translation>
    </message>
    <message>
        <source>update PixelSmile Desktop, or report this</source>
        <translation>请更新 PixelSmile Desktop，或报告此问题</translation>
    </message>
    <message>
        <source>update the program</source>
        <translation>请更新程序</translation>
    </message>
    <message>
        <source>use the Instant engine, which needs none</source>
        <translation>请使用无需它的 Instant 引擎</translation>
    </message>
    <message>
        <source>use the command line: pixelsmile --help</source>
        <translation>请使用命令行：pixelsmile --help</translation>
    </message>
    <message>
        <source>use {0}</source>
        <translation>请使用 {0}</translation>
    </message>
    <message>
        <source>wait until it is done, or stop it</source>
        <translation>请等待其完成，或将其停止</translation>
    </message>
    <message>
        <source>wait until that is done</source>
        <translation>请等待其完成</translation>
    </message>
    <message>
        <source>what was copied is no look</source>
        <translation>复制的内容不是效果</translation>
    </message>
    <message>
        <source>would swell more than {0} times</source>
        <translation>会膨胀超过 {0} 倍</translation>
    </message>
    <message>
        <source>write for example word:smirking</source>
        <translation>例如写 word:smirking</translation>
    </message>
    <message>
        <source>write for example {0}=0.8</source>
        <translation>例如写 {0}=0.8</translation>
    </message>
    <message>
        <source>write for example {{name}}</source>
        <translation>例如写 {{name}}</translation>
    </message>
    <message>
        <source>write the sidecar again or delete it</source>
        <translation>请重新写入附属文件，或将其删除</translation>
    </message>
    <message>
        <source>write the whole path of the folder</source>
        <translation>请写出文件夹的完整路径</translation>
    </message>
    <message>
        <source>write tokens like {{name}}</source>
        <translation>请按 {{name}} 的形式书写占位符</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>{0} and all names like it are taken</source>
        <translation>{0} 及所有类似名称都已被占用</translation>
    </message>
    <message>
        <source>{0} and says nothing of the edit</source>
        <translation>{0}，且没有记录此次编辑</translation>
    </message>
    <message>
        <source>{0} and {1} both bring {2}</source>
        <translation>{0} 和 {1} 都带有 {2}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}和{1}</translation>
    </message>
    <message>
        <source>{0} arrives with other content than was pinned</source>
        <translation>{0} 的内容与指定的不符</translation>
    </message>
    <message>
        <source>{0} asks to run code that comes with the model</source>
        <translation>{0} 要求运行模型自带的代码</translation>
    </message>
    <message>
        <source>{0} bits per channel</source>
        <translation>每通道 {0} 位</translation>
    </message>
    <message>
        <source>{0} came with the program and stays as it is</source>
        <translation>{0} 随程序提供，不会更改</translation>
    </message>
    <message>
        <source>{0} can run programs when it is read; only safetensors files are read</source>
        <translation>读取 {0} 时可能运行程序；只读取 safetensors 文件</translation>
    </message>
    <message>
        <source>{0} cannot be loaded ({1})</source>
        <translation>无法加载 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>无法读取 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be read back: {1}</source>
        <translation>无法回读 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>无法读取 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a model</source>
        <translation>{0} 不能作为模型名称</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked: {1}</source>
        <translation>无法解压 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>无法使用 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be used as certificates ({1})</source>
        <translation>{0} 不能用作证书（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be used: it is damaged, unreadable or of a newer version</source>
        <translation>无法使用 {0}：已损坏、无法读取或来自更新的版本</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>无法写入 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be {1}</source>
        <translation>{0} 不能为 {1}</translation>
    </message>
    <message>
        <source>{0} changes some modules twice</source>
        <translation>{0} 对某些模块更改了两次</translation>
    </message>
    <message>
        <source>{0} comes compressed, although that was not wanted</source>
        <translation>{0} 以压缩形式传来，但并未要求压缩</translation>
    </message>
    <message>
        <source>{0} computes through CUDA, with its driver {1}</source>
        <translation>{0} 通过 CUDA 计算，驱动 {1}</translation>
    </message>
    <message>
        <source>{0} computes through ROCm</source>
        <translation>{0} 通过 ROCm 计算</translation>
    </message>
    <message>
        <source>{0} could not be encoded as {1} ({2})</source>
        <translation>无法将 {0} 编码为 {1}（{2}）</translation>
    </message>
    <message>
        <source>{0} does not answer like a hub</source>
        <translation>{0} 的应答不像 Hub</translation>
    </message>
    <message>
        <source>{0} does not have the right {1}</source>
        <translation>{0} 的 {1} 不正确</translation>
    </message>
    <message>
        <source>{0} does not say where it begins</source>
        <translation>{0} 没有说明从哪里开始</translation>
    </message>
    <message>
        <source>{0} faces, numbers 0 to {1}</source>
        <translation>{0} 张脸，编号 0 到 {1}</translation>
    </message>
    <message>
        <source>{0} files cannot be written</source>
        <translation>无法写入 {0} 文件</translation>
    </message>
    <message>
        <source>{0} has a notice: {1}</source>
        <translation>{0} 有提示：{1}</translation>
    </message>
    <message>
        <source>{0} has been removed for good</source>
        <translation>{0} 已被永久移除</translation>
    </message>
    <message>
        <source>{0} has been silent for too long</source>
        <translation>{0} 长时间没有响应</translation>
    </message>
    <message>
        <source>{0} has changed since it was opened</source>
        <translation>{0} 打开后已被更改</translation>
    </message>
    <message>
        <source>{0} has its weights as pickles, which can run programs; only safetensors are loaded</source>
        <translation>{0} 的权重是可能运行程序的 pickle；只加载 safetensors</translation>
    </message>
    <message>
        <source>{0} has more than one {1} matrix, so it is more than one adapter</source>
        <translation>{0} 有多个 {1} 矩阵，因此不止一个适配器</translation>
    </message>
    <message>
        <source>{0} has moved in circles</source>
        <translation>{0} 的地址循环跳转</translation>
    </message>
    <message>
        <source>{0} has moved to a server without encryption</source>
        <translation>{0} 已移到未加密的服务器</translation>
    </message>
    <message>
        <source>{0} has moved to no address of the web</source>
        <translation>{0} 移到的不是网页地址</translation>
    </message>
    <message>
        <source>{0} has moved to {1} on the hub</source>
        <translation>{0} 在 Hub 上已移到 {1}</translation>
    </message>
    <message>
        <source>{0} has moved, but the server does not say where to</source>
        <translation>{0} 已移走，但服务器没有说明去向</translation>
    </message>
    <message>
        <source>{0} has no suffix</source>
        <translation>{0} 没有扩展名</translation>
    </message>
    <message>
        <source>{0} has no {1} matrix</source>
        <translation>{0} 没有 {1} 矩阵</translation>
    </message>
    <message>
        <source>{0} has no {1}</source>
        <translation>{0} 没有 {1}</translation>
    </message>
    <message>
        <source>{0} has no {1}{2}</source>
        <translation>{0} 没有 {1}{2}</translation>
    </message>
    <message>
        <source>{0} has {1} bytes instead of {2}</source>
        <translation>{0} 为 {1} 字节，而不是 {2}</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels ({3} megapixels)</source>
        <translation>{0} 为 {1} x {2} 像素（{3} 百万像素）</translation>
    </message>
    <message>
        <source>{0} holds a {1}, not a {2}</source>
        <translation>{0} 中是 {1}，而不是 {2}</translation>
    </message>
    <message>
        <source>{0} holds another kind of model, {1} and not {2}</source>
        <translation>{0} 中是另一种模型：{1} 而不是 {2}</translation>
    </message>
    <message>
        <source>{0} holds more than an address</source>
        <translation>{0} 包含的不止一个地址</translation>
    </message>
    <message>
        <source>{0} holds more than {1} files</source>
        <translation>{0} 中的文件超过 {1} 个</translation>
    </message>
    <message>
        <source>{0} holds numbers of the type {1}</source>
        <translation>{0} 含有 {1} 类型的数值</translation>
    </message>
    <message>
        <source>{0} holds numbers that are not finite</source>
        <translation>{0} 含有非有限的数值</translation>
    </message>
    <message>
        <source>{0} holds {1}</source>
        <translation>{0} 中有{1}</translation>
    </message>
    <message>
        <source>{0} hung up</source>
        <translation>{0} 断开了连接</translation>
    </message>
    <message>
        <source>{0} in {1} has the shape {2}, not {3}</source>
        <translation>{1} 中的 {0} 形状为 {2}，而不是 {3}</translation>
    </message>
    <message>
        <source>{0} is a bundle of {1} and not of {2}</source>
        <translation>{0} 是 {1} 的模型包，而不是 {2} 的</translation>
    </message>
    <message>
        <source>{0} is a bundle, and {1} cannot be loaded from one</source>
        <translation>{0} 是模型包，而 {1} 不能从模型包加载</translation>
    </message>
    <message>
        <source>{0} is a file, and {1} is a folder of files</source>
        <translation>{0} 是文件，而 {1} 是一个文件夹</translation>
    </message>
    <message>
        <source>{0} is a file, not a folder</source>
        <translation>{0} 是文件，不是文件夹</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} 是文件夹</translation>
    </message>
    <message>
        <source>{0} is a folder, not the file of an adapter</source>
        <translation>{0} 是文件夹，不是适配器文件</translation>
    </message>
    <message>
        <source>{0} is a web page and not a model file</source>
        <translation>{0} 是网页，不是模型文件</translation>
    </message>
    <message>
        <source>{0} is a {1} file in spite of its name</source>
        <translation>{0} 实际上是 {1} 文件</translation>
    </message>
    <message>
        <source>{0} is an archive, and {1} is none</source>
        <translation>{0} 是压缩包，而 {1} 不是</translation>
    </message>
    <message>
        <source>{0} is damaged ({1})</source>
        <translation>{0} 已损坏（{1}）</translation>
    </message>
    <message>
        <source>{0} is damaged or of another kind ({1}), so nothing was added to it</source>
        <translation>{0} 已损坏或类型不符（{1}），因此未作添加</translation>
    </message>
    <message>
        <source>{0} is damaged or of another kind: {1}</source>
        <translation>{0} 已损坏或类型不符：{1}</translation>
    </message>
    <message>
        <source>{0} is damaged or of another version, its hash is not that of {1}</source>
        <translation>{0} 已损坏或属于另一版本，校验值与 {1} 不符</translation>
    </message>
    <message>
        <source>{0} is damaged, or another file than this version of the program needs</source>
        <translation>{0} 已损坏，或不是此程序版本所需的文件</translation>
    </message>
    <message>
        <source>{0} is damaged, so that it is not exported</source>
        <translation>{0} 已损坏，因此不会导出</translation>
    </message>
    <message>
        <source>{0} is damaged: it does not say which file holds which weights</source>
        <translation>{0} 已损坏：没有说明各权重在哪个文件中</translation>
    </message>
    <message>
        <source>{0} is damaged: it goes on after its last tensor</source>
        <translation>{0} 已损坏：最后一个张量之后仍有数据</translation>
    </message>
    <message>
        <source>{0} is damaged: it is not a JSON object</source>
        <translation>{0} 已损坏：不是 JSON 对象</translation>
    </message>
    <message>
        <source>{0} is damaged: its head makes no sense</source>
        <translation>{0} 已损坏：文件头无效</translation>
    </message>
    <message>
        <source>{0} is empty or incomplete</source>
        <translation>{0} 为空或不完整</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} 是空文件</translation>
    </message>
    <message>
        <source>{0} is far out of range</source>
        <translation>{0} 远超范围</translation>
    </message>
    <message>
        <source>{0} is for layered pictures</source>
        <translation>{0} 用于分层图片</translation>
    </message>
    <message>
        <source>{0} is incomplete: it ends within its head</source>
        <translation>{0} 不完整：在文件头处中断</translation>
    </message>
    <message>
        <source>{0} is incomplete: {1} of its bytes are missing</source>
        <translation>{0} 不完整：缺少 {1} 字节</translation>
    </message>
    <message>
        <source>{0} is larger than 4 GB</source>
        <translation>{0} 大于 4 GB</translation>
    </message>
    <message>
        <source>{0} is missing ({1} names it)</source>
        <translation>缺少 {0}（{1} 中有列出）</translation>
    </message>
    <message>
        <source>{0} is missing or has not its size of {1} bytes</source>
        <translation>{0} 缺失，或大小不是 {1} 字节</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>缺少 {0}</translation>
    </message>
    <message>
        <source>{0} is named twice</source>
        <translation>{0} 出现了两次</translation>
    </message>
    <message>
        <source>{0} is not a JSON object</source>
        <translation>{0} 不是 JSON 对象</translation>
    </message>
    <message>
        <source>{0} is not a bundle of a model</source>
        <translation>{0} 不是模型包</translation>
    </message>
    <message>
        <source>{0} is not a diffusers folder: it has no {1}</source>
        <translation>{0} 不是 diffusers 文件夹：缺少 {1}</translation>
    </message>
    <message>
        <source>{0} is not a folder</source>
        <translation>{0} 不是文件夹</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} 不是数字</translation>
    </message>
    <message>
        <source>{0} is not a photo</source>
        <translation>{0} 不是照片</translation>
    </message>
    <message>
        <source>{0} is not a safe file name</source>
        <translation>{0} 不是安全的文件名</translation>
    </message>
    <message>
        <source>{0} is not a safetensors file</source>
        <translation>{0} 不是 safetensors 文件</translation>
    </message>
    <message>
        <source>{0} is not a word for an expression</source>
        <translation>{0} 不是表示表情的词</translation>
    </message>
    <message>
        <source>{0} is not a zip file, or is damaged ({1})</source>
        <translation>{0} 不是 ZIP 文件，或已损坏（{1}）</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file</source>
        <translation>{0} 不是普通文件</translation>
    </message>
    <message>
        <source>{0} is not called {1}</source>
        <translation>{0} 的名称不是 {1}</translation>
    </message>
    <message>
        <source>{0} is not the whole model {1}: {2}{3}</source>
        <translation>{0} 不是完整的模型 {1}：{2}{3}</translation>
    </message>
    <message>
        <source>{0} is not there</source>
        <translation>{0} 不存在</translation>
    </message>
    <message>
        <source>{0} is of a kind that is never fetched, because it may run programs</source>
        <translation>{0} 属于可能运行程序、绝不获取的类型</translation>
    </message>
    <message>
        <source>{0} is of a kind that is never loaded for {1}</source>
        <translation>{0} 属于绝不为 {1} 加载的类型</translation>
    </message>
    <message>
        <source>{0} is of an architecture that CUDA 13 has dropped</source>
        <translation>{0} 的架构已不受 CUDA 13 支持</translation>
    </message>
    <message>
        <source>{0} is of another version</source>
        <translation>{0} 属于另一版本</translation>
    </message>
    <message>
        <source>{0} is only a pointer of git-lfs and not the file itself</source>
        <translation>{0} 只是 git-lfs 指针，不是文件本身</translation>
    </message>
    <message>
        <source>{0} is only given to those who have accepted its terms</source>
        <translation>{0} 仅提供给已接受条款的人</translation>
    </message>
    <message>
        <source>{0} is only given to those who log in</source>
        <translation>{0} 仅提供给已登录的人</translation>
    </message>
    <message>
        <source>{0} is the original, which is never written to</source>
        <translation>{0} 是原片，绝不会被写入</translation>
    </message>
    <message>
        <source>{0} is there already and is read-only</source>
        <translation>{0} 已存在且为只读</translation>
    </message>
    <message>
        <source>{0} is too long</source>
        <translation>{0} 太长</translation>
    </message>
    <message>
        <source>{0} is used in place from {1}</source>
        <translation>{0} 在原处 {1} 使用</translation>
    </message>
    <message>
        <source>{0} is used in place from {1}, where nothing is changed</source>
        <translation>{0} 在原处 {1} 使用，那里不做任何更改</translation>
    </message>
    <message>
        <source>{0} is withheld here for legal reasons</source>
        <translation>{0} 因法律原因在此不可用</translation>
    </message>
    <message>
        <source>{0} is {1}</source>
        <translation>{0} 是{1}</translation>
    </message>
    <message>
        <source>{0} is {1}, which is no address</source>
        <translation>{0} 为 {1}，不是有效地址</translation>
    </message>
    <message>
        <source>{0} lies in the store itself</source>
        <translation>{0} 就在模型库内</translation>
    </message>
    <message>
        <source>{0} makes no sense ({1})</source>
        <translation>{0} 无效（{1}）</translation>
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
    <message>
        <source>try again later, or import the model from a folder</source>
        <translation>请稍后重试，或从文件夹导入模型</translation>
    </message>
    <message>
        <source>ask whoever looks after your network</source>
        <translation>请联系您的网络管理员</translation>
    </message>
    <message>
        <source>look under Models</source>
        <translation>请查看“模型”页面</translation>
    </message>
    <message>
        <source>use the Instant engine</source>
        <translation>请使用 Instant 引擎</translation>
    </message>
    <message>
        <source>try again later; if the model was changed on purpose, update the program</source>
        <translation>请稍后重试；如果模型是有意更改的，请更新程序</translation>
    </message>
    <message>
        <source>try again later, or update the program</source>
        <translation>请稍后重试，或更新程序</translation>
    </message>
    <message>
        <source>check the connection, and whether the network asks for a login</source>
        <translation>请检查连接，以及网络是否要求登录</translation>
    </message>
    <message>
        <source>check the connection, or update PixelSmile Desktop</source>
        <translation>请检查连接，或更新 PixelSmile Desktop</translation>
    </message>
    <message>
        <source>check the connection</source>
        <translation>请检查连接</translation>
    </message>
    <message>
        <source>check the connection, or import the runtime from a folder</source>
        <translation>请检查连接，或从文件夹导入运行环境</translation>
    </message>
    <message>
        <source>if your company checks the traffic, name its certificate in the settings</source>
        <translation>如果公司检查网络流量，请在设置中指定其证书</translation>
    </message>
    <message>
        <source>try again; what was received is kept</source>
        <translation>请重试；已接收的内容会保留</translation>
    </message>
    <message>
        <source>accept it when you fetch it under Models</source>
        <translation>在“模型”页面获取时接受它</translation>
    </message>
    <message>
        <source>check the disk, or choose another folder in the settings</source>
        <translation>请检查磁盘，或在设置中选择其他文件夹</translation>
    </message>
    <message>
        <source>choose a folder to which a model was carried away</source>
        <translation>请选择导出过模型的文件夹</translation>
    </message>
    <message>
        <source>download {0} under Models</source>
        <translation>请在“模型”页面下载 {0}</translation>
    </message>
    <message>
        <source>download {0} under Models, or check it there</source>
        <translation>请在“模型”页面下载或检查 {0}</translation>
    </message>
    <message>
        <source>install it under Models</source>
        <translation>请在“模型”页面安装</translation>
    </message>
    <message>
        <source>make room, or choose another folder in the settings; what was received is kept</source>
        <translation>请腾出空间，或在设置中选择其他文件夹；已接收的内容会保留</translation>
    </message>
    <message>
        <source>make room, or use the folder where it lies</source>
        <translation>请腾出空间，或在原处使用该文件夹</translation>
    </message>
    <message>
        <source>repair it under Models</source>
        <translation>请在“模型”页面修复</translation>
    </message>
    <message>
        <source>remove it first under Models to take in another</source>
        <translation>请先在“模型”页面移除它，再导入另一个</translation>
    </message>
    <message>
        <source>rename it, or bring it from a disk under Models</source>
        <translation>请将其重命名，或在“模型”页面从磁盘导入</translation>
    </message>
    <message>
        <source>choose the folder of one model</source>
        <translation>请选择单个模型的文件夹</translation>
    </message>
    <message>
        <source>bring it from a disk under Models</source>
        <translation>请在“模型”页面从磁盘导入</translation>
    </message>
    <message>
        <source>remove it first under Models, which leaves the files</source>
        <translation>请先在“模型”页面移除它，文件会保留</translation>
    </message>
    <message>
        <source>carry the runtime away to a folder again</source>
        <translation>请重新将运行环境导出到文件夹</translation>
    </message>
    <message>
        <source>carry the runtime away to a folder with this version</source>
        <translation>请用此版本将运行环境导出到文件夹</translation>
    </message>
    <message>
        <source>choose one of the twelve expressions</source>
        <translation>请选择十二种表情之一</translation>
    </message>
    <message>
        <source>persons can be compared only where these are installed</source>
        <translation>只有安装了它们才能比较人物</translation>
    </message>
    <message>
        <source>choose the PixelSmile engine</source>
        <translation>请选择 PixelSmile 引擎</translation>
    </message>
    <message>
        <source>choose a photo in it</source>
        <translation>请选择其中的照片</translation>
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
        <source>Folder for exports</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <source>Folder of the face recognition networks</source>
        <translation>人脸识别网络文件夹</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>模型文件夹</translation>
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
        <source>The language of the window, from the next start on. Automatic takes that of the system.</source>
        <translation>窗口语言，下次启动时生效。“自动”使用系统语言。</translation>
    </message>
    <message>
        <source>Which engine renders. Automatic takes PixelSmile when it is ready, else Instant.</source>
        <translation>使用哪个引擎渲染。“自动”会在 PixelSmile 就绪时使用它，否则使用 Instant。</translation>
    </message>
    <message>
        <source>The program connects only to download models that you ask for. Switched off, it does not even do that.</source>
        <translation>程序仅在下载您请求的模型时联网。关闭后连这也不会做。</translation>
    </message>
    <message>
        <source>Where exported files go unless another folder is chosen with them. Empty asks for one.</source>
        <translation>导出时未另选文件夹则存放于此。留空则每次询问。</translation>
    </message>
    <message>
        <source>Where models are kept, which take some 60 GB. Nothing is moved: what was downloaded before stays where it is, and can be brought in on the page of the models. Empty keeps them with the data of the program.</source>
        <translation>模型的存放位置，约需 60 GB。不会移动任何文件：已下载的内容留在原处，可在模型页面导入。留空则与程序数据放在一起。</translation>
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
        <source>{size} free.</source>
        <translation>可用 {size}。</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
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
        <translation>收藏集</translation>
    </message>
    <message>
        <source>{folder} cannot be reached now</source>
        <translation>现在无法访问 {folder}</translation>
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
        <translation>移除收藏集（照片保留）</translation>
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
    <message>
        <source>{stage}, face {number} of {total}</source>
        <translation>{stage}，第 {number}/{total} 张脸</translation>
    </message>
    <message>
        <source>{stage}, other seed {number} of {total}</source>
        <translation>{stage}，第 {number}/{total} 个其他种子</translation>
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
    <name>Subject</name>
    <message>
        <source>a person</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>a drawn character</source>
        <translation>绘制的角色</translation>
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
        <source>removed version</source>
        <translation>已移除的版本</translation>
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
        <source>{verb}: {what}</source>
        <translation>{verb}：{what}</translation>
    </message>
</context>
<context>
    <name>UpdateCommands</name>
    <message>
        <source>Version {version} is the newest one</source>
        <translation>{version} 已是最新版本</translation>
    </message>
    <message>
        <source>Version {newer} is there, and this is {current}</source>
        <translation>有新版本 {newer}，当前为 {current}</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>download it from its page</source>
        <translation>请从其页面下载</translation>
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
        <source>faces {numbers}</source>
        <translation>第 {numbers} 张脸</translation>
    </message>
    <message>
        <source>face {number}</source>
        <translation>第 {number} 张脸</translation>
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
        <source>{size} GB of graphics memory</source>
        <translation>{size} GB 显存</translation>
    </message>
    <message>
        <source>{size} GB of memory</source>
        <translation>{size} GB 内存</translation>
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
<context>
    <name>runtime</name>
    <message>
        <source>Engine runtime: {size} to fetch</source>
        <translation>引擎运行环境：需获取 {size}</translation>
    </message>
    <message>
        <source>and a Python whose size is not known yet</source>
        <translation>以及一个大小未知的 Python</translation>
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
        <source>Together {size}</source>
        <translation>共 {size}</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <source>{needed} needed on the disk, {free} free</source>
        <translation>磁盘需要 {needed}，可用 {free}</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>查看中</translation>
    </message>
    <message>
        <source>Finding out what the engine runtime takes</source>
        <translation>正在计算引擎运行环境所需空间</translation>
    </message>
    <message>
        <source>Installing the engine runtime</source>
        <translation>正在安装引擎运行环境</translation>
    </message>
    <message>
        <source>Bringing the engine runtime from a folder</source>
        <translation>正在从文件夹导入引擎运行环境</translation>
    </message>
    <message>
        <source>Writing the engine runtime {kind} to a folder</source>
        <translation>正在将引擎运行环境 {kind} 写入文件夹</translation>
    </message>
    <message>
        <source>Checking every byte of the engine runtime</source>
        <translation>正在逐字节检查引擎运行环境</translation>
    </message>
    <message>
        <source>Repairing the engine runtime</source>
        <translation>正在修复引擎运行环境</translation>
    </message>
    <message>
        <source>Looking what removing it gives back</source>
        <translation>正在计算移除后可释放的空间</translation>
    </message>
    <message>
        <source>Removing the engine runtime</source>
        <translation>正在移除引擎运行环境</translation>
    </message>
    <message>
        <source>{names}: {size} come back.</source>
        <translation>{names}：可释放 {size}。</translation>
    </message>
    <message>
        <source>Removed: {size} came back.</source>
        <translation>已移除：释放了 {size}。</translation>
    </message>
    <message>
        <source>Everything for {kind} was written to {folder}.</source>
        <translation>{kind} 的全部内容已写入 {folder}。</translation>
    </message>
    <message>
        <source>The engine runtime is whole and ready.</source>
        <translation>引擎运行环境完整且就绪。</translation>
    </message>
    <message>
        <source>Damaged files: {count}. It is not used any more.</source>
        <translation>损坏的文件：{count}。将不再使用它。</translation>
    </message>
    <message>
        <source>The engine runtime is whole: {size} read.</source>
        <translation>引擎运行环境完整：已读取 {size}。</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{text}.</source>
        <translation>{text}。</translation>
    </message>
</context>
</TS>
