using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>The frame around every page of somebody who is signed in.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private ErrorBoundary? _boundary;
    private IJSObjectReference? _shell;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Js { get; set; } = default!;

    private string SkipTarget => Navigation.Uri.Split('#')[0] + "#main";

    protected override void OnInitialized() => Navigation.LocationChanged += OnNavigated;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _shell = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/shell.js"]);
            await _shell.InvokeVoidAsync("start");
        }
    }

    private async void OnNavigated(object? sender, LocationChangedEventArgs e)
    {
        await InvokeAsync(() =>
        {
            _boundary?.Recover();
            StateHasChanged();
        });
        if (_shell is not null)
        {
            await JsGone.IgnoreAsync(() => _shell.InvokeVoidAsync("closeMenus"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnNavigated;
        if (_shell is not null)
        {
            await JsGone.IgnoreAsync(() => _shell.DisposeAsync());
        }
    }
}
