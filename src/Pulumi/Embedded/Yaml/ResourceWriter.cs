using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes the entry of one resource under <c>resources</c>: type, name, properties or <c>get</c>, options.</summary>
internal sealed class ResourceWriter
{
    private readonly YamlWriter _yaml;
    private readonly Recorder _recorder;

    public ResourceWriter(YamlWriter yaml, Recorder recorder)
    {
        _yaml = yaml;
        _recorder = recorder;
    }

    public void Write(Resource resource, ResourceArgs args, CustomResourceOptions options)
    {
        var place = $"{resource.GetResourceType()} '{resource.GetResourceName()}'";
        _yaml.Quoted(resource.Key).Open();
        _yaml.Key("type").Text(resource.GetResourceType());
        _yaml.Key("name").Text(QuotedText.Literal(resource.GetResourceName()));
        try
        {
            if (!WriteGet(options))
                WriteProperties(resource, args);
            new OptionsWriter(_yaml, _recorder).Write(resource, options);
        }
        catch (ProgramException exception)
        {
            throw exception.At(place);
        }

        _yaml.Close();
    }

    private bool WriteGet(CustomResourceOptions options)
    {
        if (options.Id is not ISymbol id || id.Node is KnownNode { Value: null or "" })
            return false;
        _yaml.Key("get").Open();
        _yaml.Key("id");
        new ValueWriter(_yaml, _recorder).Write(id);
        _yaml.Close();
        return true;
    }

    private void WriteProperties(Resource resource, ResourceArgs args)
    {
        var open = false;
        foreach (var slot in InputShape.Of(args.GetType()))
        {
            if (!slot.TryRead(args, out var value))
                continue;
            if (!open)
                _yaml.Key("properties").Open();
            open = true;
            WriteProperty(resource, slot, value);
        }

        if (open)
            _yaml.Close();
    }

    private void WriteProperty(Resource resource, InputShape.Slot slot, object? value)
    {
        try
        {
            _yaml.Quoted(slot.Name);
            if (slot.Json && resource is ProviderResource provider && ProviderArgument.MustBeText(provider.Package))
                ProviderArgument.Write(_yaml, value);
            else
                new ValueWriter(_yaml, _recorder).Write(value);
        }
        catch (ProgramException exception)
        {
            throw exception.At($"property '{slot.Name}'");
        }
    }
}
