using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>A tag as somebody is entering it.</summary>
public sealed class JobTag
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Key { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>The field of the key, for the focus.</summary>
    public ElementReference KeyField { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Key) && string.IsNullOrWhiteSpace(Value);

    public MacieTag ToTag() => new(Key.Trim(), Value.Trim());
}
