using System.Reflection;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.KilledConsole;

/// <summary>
/// Any port to AWS as it is, with each call shown to the executioner: what names an attempt is a write, what reads the bucket's
/// policy or settings is a read.
/// </summary>
public class WatchedPort<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly MethodInfo s_write = Method(nameof(WriteAsync));
    private static readonly MethodInfo s_read = Method(nameof(ReadAsync));
    private TPort _inner = null!;
    private Executioner _executioner = null!;

    internal static TPort Around(TPort inner, Executioner executioner)
    {
        var proxy = Create<TPort, WatchedPort<TPort>>();
        var watched = (WatchedPort<TPort>)(object)proxy;
        (watched._inner, watched._executioner) = (inner, executioner);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        object? Call() => targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);

        if (!_executioner.IsArmed || args?.OfType<BucketRef>().FirstOrDefault()?.Name != _executioner.Bucket)
        {
            return Call();
        }

        var isWrite = targetMethod.GetParameters().Any(parameter => parameter.Name == "attemptId");
        return (isWrite ? s_write : s_read).MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()[0]).Invoke(this, [(Func<object?>)Call]);
    }

    private async Task<T> WriteAsync<T>(Func<object?> call)
    {
        _executioner.Calling();
        var answer = (Task<T>)call()!;
        await _executioner.DieDuringCallAsync();
        var result = await answer;
        _executioner.Called();
        return result;
    }

    private async Task<T> ReadAsync<T>(Func<object?> call)
    {
        var readBack = _executioner.Reading();
        var result = await (Task<T>)call()!;
        _executioner.HasRead(readBack);
        return result;
    }

    private static MethodInfo Method(string name) => typeof(WatchedPort<TPort>).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
