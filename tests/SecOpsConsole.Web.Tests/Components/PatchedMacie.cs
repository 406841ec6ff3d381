using System.Reflection;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>A gateway that answers as another one does, except where a test says otherwise: states of AWS that the sandbox cannot be brought into.</summary>
public class PatchedMacie : DispatchProxy
{
    private IMacieGateway _inner = null!;

    /// <summary>Answers by the name of the method.</summary>
    public Dictionary<string, Func<object?>> Patches { get; } = [];

    public static IMacieGateway Around(IMacieGateway inner)
    {
        var proxy = Create<IMacieGateway, PatchedMacie>();
        ((PatchedMacie)proxy)._inner = inner;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Patches.TryGetValue(targetMethod!.Name, out var answer) ? answer() : targetMethod.Invoke(_inner, args);
}
