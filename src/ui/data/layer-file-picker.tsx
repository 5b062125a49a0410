import { IconFileImport } from '@tabler/icons-react';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { openLayerFile } from '../state/layer-import.ts';
import { useLayerPlan } from './use-layer-plan.ts';

/** A GeoPackage is taken too, to be told how to save it instead. */
const ACCEPT = '.zip,.shp,.geojson,.json,.fgb,.kml,.kmz,.gpkg';

interface LayerFilePickerProps {
  readonly label: string;
  /** Role it is meant for, where that is known. */
  readonly role?: string;
  readonly primary?: boolean;
}

/** The way for a file of layers in, from the list and from a card. */
export function LayerFilePicker({ label, role, primary = false }: LayerFilePickerProps) {
  const { client } = useServices();
  const plan = useLayerPlan();
  return (
    <FilePicker
      label={label}
      accept={ACCEPT}
      testId={role ? `layer-input-${role}` : 'layer-input'}
      onFiles={([file]) => void openLayerFile(client, plan, file, role)}
    >
      {(open) => (
        <button type="button" className={`button small${primary ? ' primary' : ''}`} onClick={open}>
          <IconFileImport size={15} stroke={1.7} aria-hidden="true" />
          {label}
        </button>
      )}
    </FilePicker>
  );
}
