using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>A modal question with one confirming and one cancelling button. Rendered means open.</summary>
public abstract class DialogBase : ComponentBase, IAsyncDisposable
{
    private protected readonly string _titleId = $"dialog-{Guid.NewGuid():n}";
    private protected ElementReference _element;
    private DotNetObjectReference<DialogBase>? _self;
    private IJSObjectReference? _module;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter, EditorRequired] public string ConfirmLabel { get; set; } = "";
    [Parameter] public string BusyLabel { get; set; } = "Working…";
    [Parameter] public string? Hint { get; set; } = "Enter confirms · Esc cancels";
    /// <summary>Stands there while it cannot be confirmed.</summary>
    [Parameter] public string? BlockedHint { get; set; } = "First fill in or tick what is asked above · Esc cancels";
    [Parameter] public bool Wide { get; set; }
    [Parameter] public bool Dangerous { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public bool CanConfirm { get; set; } = true;
    /// <summary>Focus goes to the first field instead of the confirming button.</summary>
    [Parameter] public bool FocusFirstField { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter] public EventCallback OnConfirm { get; set; }
    [Parameter] public EventCallback OnCancel { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/dialog.js"]);
            await _module.InvokeVoidAsync("open", _element, _self, _titleId);
        }
    }

    /// <summary>Called by the browser when Escape asks to close.</summary>
    [JSInvokable]
    public Task EscapeAsync() => InvokeAsync(CancelAsync);

    protected Task ConfirmAsync() => Busy || !CanConfirm ? Task.CompletedTask : OnConfirm.InvokeAsync();

    protected Task CancelAsync() => Busy ? Task.CompletedTask : OnCancel.InvokeAsync();

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_module is not null)
        {
            await JsGone.IgnoreAsync(() => _module.InvokeVoidAsync("closed", _titleId));
            await JsGone.IgnoreAsync(() => _module.DisposeAsync());
        }
        GC.SuppressFinalize(this);
    }
}
