using Pulumi.Embedded.Yaml;

namespace Pulumi.Embedded;

/// <summary>Takes down one program while its constructor runs. Each run has its own, carried along by the flow of execution.</summary>
internal sealed class Recorder
{
    private static readonly AsyncLocal<Recorder?> Flow = new();

    private readonly Dictionary<string, Resource> _keys = new(StringComparer.Ordinal);
    private readonly YamlWriter _resources = new(indent: 2);
    private ProgramException? _failure;

    private Recorder(ProgramContext context)
    {
        Context = context;
        Config = new ConfigReader(context);
        Instance = new DeploymentInstance(context);
    }

    public static Recorder Current
        => Flow.Value ?? throw new InvalidOperationException("There is no program being compiled here: call Deployment.RunAsync or ProgramCompiler.Compile.");

    public ProgramContext Context { get; }

    public ConfigReader Config { get; }

    public DeploymentInstance Instance { get; }

    public static void Run(TextWriter output, ProgramContext context, Func<Stack> program)
    {
        var outer = Flow.Value;
        var recorder = new Recorder(context);
        Flow.Value = recorder;
        try
        {
            recorder.Write(output, program());
        }
        finally
        {
            Flow.Value = outer;
        }
    }

    /// <summary>Gives a resource its key; the same name for the same type is refused.</summary>
    public string Reserve(Resource resource)
    {
        var type = resource.GetResourceType();
        var name = resource.GetResourceName();
        var key = Serialization.ResourceKey.For(type, name);
        if (_keys.TryAdd(key, resource))
            return key;
        throw Fail(string.Equals(_keys[key].GetResourceType(), type, StringComparison.Ordinal)
            && string.Equals(_keys[key].GetResourceName(), name, StringComparison.Ordinal)
            ? new ProgramException($"There are two resources of type '{type}' with the name '{name}': give each a name of its own.")
            : new ProgramException($"The resource '{name}' of type '{type}' has the key '{key}' of another resource: give it another name."));
    }

    public void Record(Resource resource, ResourceArgs args, CustomResourceOptions options)
    {
        try
        {
            new ResourceWriter(_resources, this).Write(resource, args, options);
        }
        catch (ProgramException exception)
        {
            throw Fail(exception);
        }
    }

    public bool Declares(string root) => _keys.ContainsKey(root) || Config.Secrets.ContainsKey(root);

    // A program that catches the refusal of a resource is not complete all the same.
    private ProgramException Fail(ProgramException exception) => _failure ??= exception;

    private void Write(TextWriter output, Stack stack)
    {
        if (_failure is not null)
            throw _failure;
        var head = new YamlWriter();
        head.Key("name").Text(Context.Project);
        WriteConfig(head);
        if (_keys.Count > 0)
            head.Key("resources").End();
        var tail = new YamlWriter();
        WriteOutputs(tail, stack);
        head.CopyTo(output);
        _resources.CopyTo(output);
        tail.CopyTo(output);
        output.Flush();
    }

    private void WriteConfig(YamlWriter yaml)
    {
        if (Config.Secrets.Count == 0)
            return;
        yaml.Key("config").Open();
        foreach (var (key, type) in Config.Secrets)
        {
            if (_keys.ContainsKey(key))
                throw new ProgramException($"The configuration value '{key}' has the key of a resource: rename it.");
            yaml.Quoted(key).Open();
            yaml.Quoted("type").Text(type);
            yaml.Quoted("secret").Plain("true");
            yaml.Close();
        }

        yaml.Close();
    }

    private void WriteOutputs(YamlWriter yaml, Stack stack)
    {
        var outputs = stack.Exports();
        if (outputs.Count == 0)
            return;
        yaml.Key("outputs").Open();
        foreach (var (name, value) in outputs)
        {
            yaml.Quoted(name);
            try
            {
                new ValueWriter(yaml, this).Write(value);
            }
            catch (ProgramException exception)
            {
                throw exception.At($"Stack output '{name}'");
            }
        }

        yaml.Close();
    }
}
