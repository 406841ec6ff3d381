using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>The text of a policy, with line numbers. Tells its text when typing pauses.</summary>
public sealed partial class PolicyEditor
{
    /// <summary>Longer texts are not sent: S3 stores 20 KB at most, and layout does not make three times of it.</summary>
    public const int LongestText = 64 * 1024;

    /// <summary>A pause of typing after which the text is judged, in milliseconds.</summary>
    private const int Pause = 150;

    private DotNetObjectReference<PolicyEditor>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private ElementReference _area;
    private ElementReference _gutter;
    private string _loaded = "";
    private IReadOnlyList<LineMark> _marks = [];
    private CancellationTokenSource? _reading;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? DescribedBy { get; set; }
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>The text after a pause of typing.</summary>
    [Parameter] public EventCallback<string> OnText { get; set; }

    /// <summary>The text grew beyond <see cref="LongestText"/>; its length in bytes. It was not sent.</summary>
    [Parameter] public EventCallback<int> OnTooLong { get; set; }

    /// <summary>Puts a text there as the place to begin from.</summary>
    public async Task LoadAsync(string text)
    {
        _loaded = text;
        await CallAsync("load", text);
    }

    /// <summary>Changes the text on somebody's behalf: the browser's undo takes it back. The new text is told like typing.</summary>
    public Task ReplaceAsync(string text) => CallAsync("replace", text);

    /// <summary>Moves the caret, and the focus with it.</summary>
    public Task GoAsync(int start, int end) => CallAsync("go", start, end);

    /// <summary>Draws bars beside lines.</summary>
    public Task MarkAsync(IReadOnlyList<LineMark> marks)
    {
        _marks = marks;
        return CallAsync("mark", marks);
    }

    [JSInvokable]
    public async Task TextAsync(IJSStreamReference text)
    {
        await using var sent = text;
        // First in place, then the older one is given up: whoever comes in between finds this one.
        var older = _reading;
        using var mine = _reading = new CancellationTokenSource();
        var token = mine.Token;
        if (older is not null)
        {
            await older.CancelAsync();
        }

        try
        {
            await using var stream = await text.OpenReadStreamAsync(LongestText, token);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
            var read = await reader.ReadToEndAsync(token);
            token.ThrowIfCancellationRequested();
            _reading = null;
            await OnText.InvokeAsync(read);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // More was typed, or the page has gone: nobody waits for this text.
        }
        finally
        {
            if (_reading == mine)
            {
                _reading = null;
            }
        }
    }

    [JSInvokable]
    public Task TooLongAsync(int bytes) => InvokeAsync(() => OnTooLong.InvokeAsync(bytes));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/editor.js"]);
            var sent = _loaded;
            _editor = await _module.InvokeAsync<IJSObjectReference>("attach", _area, _gutter, _self, sent, Pause, LongestText);
            if (_loaded != sent)
            {
                // The page had its text while the browser was still getting ready.
                await CallAsync("load", _loaded);
            }

            await CallAsync("mark", _marks);
        }
    }

    private async Task CallAsync(string name, params object?[] arguments)
    {
        // Before the browser is ready, the text and the marks wait in their fields.
        if (_editor is not null)
        {
            await JsGone.IgnoreAsync(() => _editor.InvokeVoidAsync(name, arguments));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_reading is not null)
        {
            await _reading.CancelAsync();
        }

        if (_editor is not null)
        {
            await JsGone.IgnoreAsync(() => _editor.InvokeVoidAsync("detach"));
            await JsGone.IgnoreAsync(() => _editor.DisposeAsync());
        }

        if (_module is not null)
        {
            await JsGone.IgnoreAsync(() => _module.DisposeAsync());
        }

        _self?.Dispose();
    }
}
