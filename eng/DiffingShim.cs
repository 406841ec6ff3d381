using System.Runtime.CompilerServices;
using System.Runtime.Loader;

internal static class DiffingShim
{
    [ModuleInitializer]
    internal static void Register() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shim", "AngleSharp.Diffing.dll"))
                : null;
}
